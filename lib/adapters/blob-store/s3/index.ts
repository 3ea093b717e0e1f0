import "server-only";
import type { BlobStore } from "../port";
import type { S3Settings } from "./open-store";

/**
 * Blobs as objects of one bucket, by their keys. The client is loaded with the first use: a quarter of a second and 36 MB
 * that nobody has to spend who keeps files elsewhere.
 */
export function createS3Blobs(settings: S3Settings): BlobStore {
  let opened: Promise<BlobStore> | undefined;
  const open = () => {
    opened ??= import("./open-store").then(({ openStore }) => openStore(settings));
    return opened;
  };
  return {
    adapter: "S3",
    check: async () => (await open()).check(),
    put: async (...given) => (await open()).put(...given),
    presignPut: async (...given) => (await open()).presignPut(...given),
    get: async (...given) => (await open()).get(...given),
    deletePrefix: async (...given) => (await open()).deletePrefix(...given),
    list: async (...given) => (await open()).list(...given),
    count: async (...given) => (await open()).count(...given),
  };
}
