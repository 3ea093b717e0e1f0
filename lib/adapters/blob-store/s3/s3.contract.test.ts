import { onTestFinished } from "vitest";
import { startS3Double } from "@/lib/testing/s3-double";
import { blobStoreContract } from "../contract";
import { createS3Blobs } from ".";

blobStoreContract("S3", async () => {
  const { url, bucket, keys, close } = await startS3Double();
  onTestFinished(close);
  return createS3Blobs({ endpoint: url, bucket, ...keys });
});
