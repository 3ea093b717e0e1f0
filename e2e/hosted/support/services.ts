import { startOpenAiDouble } from "@/lib/testing/openai-double";
import { startPineconeDouble } from "@/lib/testing/pinecone-double";
import { quotingReply } from "@/lib/testing/quoting-reply";
import { startS3Double } from "@/lib/testing/s3-double";
import { DOUBLE_PRICES, startStripeDouble } from "@/lib/testing/stripe-double";
import { startUpstashDouble } from "@/lib/testing/upstash-double";
import { PRODUCT_URL } from "../../support/start-product";
import { startControl } from "./control";
import { startDatabase } from "./database";

export type Services = {
  /** What the product is told of them. */
  environment: Record<string, string>;
  /** Where a test lets time pass at the payment service. */
  controlUrl: string;
  stop(): Promise<void>;
};

/** A PostgreSQL of another version than our own, a real Redis where there is one, and doubles of all that is sold elsewhere. */
export async function startServices(folder: string): Promise<Services> {
  const database = await startDatabase(folder);
  const [models, pinecone, s3] = [
    await startOpenAiDouble(),
    await startPineconeDouble(),
    await startS3Double(),
  ];
  const stripe = await startStripeDouble({ webhookUrl: `${PRODUCT_URL}/api/webhooks/stripe` });
  const redis = process.env.REDIS_SERVER_BIN ? await startUpstashDouble() : null;
  const control = await startControl(stripe);
  models.script = { reply: quotingReply };
  pinecone.make("minirag", { type: "dense", dimension: models.dimensions, metric: "dotproduct" });
  return {
    environment: {
      DATABASE_URL: database.url,
      CHAT_MODEL: "openai/test-writer",
      EMBEDDING_MODEL: "openai/test-embedding",
      OPENAI_BASE_URL: models.url,
      OPENAI_API_KEY: "sk-of-the-double",
      PINECONE_API_KEY: pinecone.apiKey,
      PINECONE_INDEX_HOST: pinecone.hostOf("minirag"),
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.url,
      S3_REGION: s3.keys.region,
      S3_ACCESS_KEY_ID: s3.keys.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.keys.secretAccessKey,
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
      STRIPE_API_BASE: stripe.url,
      STRIPE_PRICES: DOUBLE_PRICES.map(
        ({ plan, interval, priceId }) => `${plan}:${interval}=${priceId}`,
      ).join(","),
      ...(redis && { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: redis.token }),
    },
    controlUrl: control.url,
    async stop() {
      for (const service of [control, stripe, models, pinecone, s3, redis]) await service?.close();
      await database.stop();
    },
  };
}
