/** Each service with the variables of a test account, and the suite that its adapter has to pass on it. */
export const SERVICES = [
  {
    name: "Pinecone",
    needs: ["PINECONE_TEST_API_KEY", "PINECONE_TEST_INDEX_HOST"],
    project: "integration",
    file: "lib/adapters/search-index/pinecone/pinecone.int.test.ts",
  },
  {
    name: "Upstash Redis, the cache",
    needs: ["UPSTASH_TEST_REDIS_REST_URL", "UPSTASH_TEST_REDIS_REST_TOKEN"],
    project: "redis",
    file: "lib/adapters/cache/upstash/contract.redis.test.ts",
  },
  {
    name: "SMTP, one mail",
    needs: ["SMTP_TEST_URL", "SMTP_TEST_FROM", "SMTP_TEST_TO"],
    project: "unit",
    file: "lib/adapters/mailer/smtp/smtp.test.ts",
  },
  {
    name: "Inngest, a server of your own",
    needs: ["INNGEST_SERVER_BIN"],
    project: "integration",
    file: "lib/adapters/events/inngest/function-suite.int.test.ts",
  },
  {
    name: "S3",
    needs: ["S3_TEST_BUCKET", "S3_TEST_ACCESS_KEY_ID", "S3_TEST_SECRET_ACCESS_KEY"],
    project: "unit",
    file: "lib/adapters/blob-store/s3/s3.contract.test.ts",
  },
  {
    name: "Stripe, test mode",
    needs: ["STRIPE_TEST_SECRET_KEY", "STRIPE_TEST_PRICES"],
    project: "unit",
    file: "lib/adapters/billing/stripe/stripe.contract.test.ts",
  },
];
