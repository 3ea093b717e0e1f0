import { onTestFinished } from "vitest";
import { startPineconeDouble } from "@/lib/testing/pinecone-double";
import { startS3Double } from "@/lib/testing/s3-double";

/** A bucket and a search index outside of every product, for as long as the test takes: what goes into the environment. */
export async function separateStores(): Promise<Record<string, string>> {
  const s3 = await startS3Double();
  onTestFinished(s3.close);
  const pinecone = await startPineconeDouble();
  onTestFinished(pinecone.close);
  pinecone.make("terms", { type: "sparse" });
  pinecone.make("vectors", { type: "dense", dimension: 64, metric: "dotproduct" });
  return {
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.keys.secretAccessKey,
    S3_REGION: s3.keys.region,
    S3_ENDPOINT: s3.url,
    PINECONE_API_KEY: pinecone.apiKey,
    PINECONE_INDEX_HOST: pinecone.hostOf("vectors"),
    PINECONE_SPARSE_INDEX_HOST: pinecone.hostOf("terms"),
  };
}
