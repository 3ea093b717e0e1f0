import { onTestFinished } from "vitest";
import { startS3Double } from "@/lib/testing/s3-double";
import { blobStoreContract } from "../contract";
import { createS3Blobs } from ".";

blobStoreContract("S3", async () => {
  const { url, bucket, keys, close } = await startS3Double();
  onTestFinished(close);
  return createS3Blobs({ endpoint: url, bucket, ...keys });
});

const { S3_TEST_BUCKET, S3_TEST_ACCESS_KEY_ID, S3_TEST_SECRET_ACCESS_KEY } = process.env;
if (S3_TEST_BUCKET && S3_TEST_ACCESS_KEY_ID && S3_TEST_SECRET_ACCESS_KEY)
  blobStoreContract("a real bucket", async () => {
    const blobs = createS3Blobs({
      bucket: S3_TEST_BUCKET,
      accessKeyId: S3_TEST_ACCESS_KEY_ID,
      secretAccessKey: S3_TEST_SECRET_ACCESS_KEY,
      endpoint: process.env.S3_TEST_ENDPOINT ?? null,
      region: process.env.S3_TEST_REGION ?? "us-east-1",
    });
    // The one before left what it stored.
    await blobs.deletePrefix("tenants/");
    return blobs;
  });
