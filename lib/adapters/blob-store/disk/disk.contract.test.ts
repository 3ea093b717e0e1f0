import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { blobStoreContract } from "../contract";
import { createDiskBlobs } from ".";

blobStoreContract("disk", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "blobs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return createDiskBlobs({ folder });
});
