import { randomUUID } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
} from "@aws-sdk/client-s3";
import { AppError } from "@/lib/core/errors";
import { s3Address } from "@/lib/core/s3-address";
import { assertKey, partsOf } from "../keys";
import { measured } from "../measured";
import type { BlobStore } from "../port";
import { openBucket } from "./bucket";
import { presign } from "./presign";
import { upload } from "./upload";

export type S3Settings = {
  /** Null: Amazon's own. */
  endpoint: string | null;
  region: string;
  /** One that is this deployment's alone. */
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** A server that is silent for longer is given up. */
  answeredWithinMs?: number;
};

const PROBE_BYTES = 4096;
const DELETED_AT_ONCE = 20;
const CONNECTED_WITHIN_MS = 5_000;
/** Of each of two tries. A part of a large file has 8 MiB at most, which 1.5 Mbit/s carry in this time. */
const ANSWERED_WITHIN_MS = 45_000;
const TRIES = 2;

/** See `createS3Blobs`. */
export function openStore({
  endpoint,
  region,
  bucket,
  answeredWithinMs = ANSWERED_WITHIN_MS,
  ...credentials
}: S3Settings): BlobStore {
  const client = new S3Client({
    region,
    credentials,
    maxAttempts: TRIES,
    // Servers of others seldom answer to a name of each bucket.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Of all that speak S3, some know no checksums but those that it began with.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: CONNECTED_WITHIN_MS,
      requestTimeout: answeredWithinMs,
      throwOnRequestTimeout: true,
      // Of a body that stops coming.
      socketTimeout: answeredWithinMs,
    },
  });
  const store = openBucket(client, bucket);

  async function* objectsUnder(prefix: string) {
    partsOf(prefix);
    let after: string | undefined;
    do {
      const page = await store.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: after }),
      );
      yield (page.Contents ?? []).flatMap(({ Key, LastModified }) =>
        Key === undefined ? [] : { key: Key, writtenAt: LastModified ?? new Date(0) },
      );
      after = page.NextContinuationToken;
    } while (after !== undefined);
  }

  const remove = (key: string) => store.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));

  async function deletePrefix(prefix: string): Promise<void> {
    for await (const objects of objectsUnder(prefix)) {
      // One by one: for many at once servers want checksums, each another kind.
      for (let at = 0; at < objects.length; at += DELETED_AT_ONCE)
        await Promise.all(objects.slice(at, at + DELETED_AT_ONCE).map(({ key }) => remove(key)));
    }
  }

  return {
    adapter: "S3",
    async check() {
      const key = `probe/${randomUUID()}`;
      await upload(store, key, new Blob([new Uint8Array(PROBE_BYTES)]).stream());
      await deletePrefix(key);
      return `${bucket}${endpoint ? ` at ${new URL(endpoint).host}` : ""}`;
    },
    async put(key, body, { maxBytes }) {
      assertKey(key);
      const { chunks, result } = measured(body, maxBytes);
      await upload(store, key, chunks());
      return result();
    },
    async get(key) {
      assertKey(key);
      const { Body } = await store.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(notFound);
      if (!Body) throw new AppError("unavailable", "The store of uploaded files gave an empty answer.");
      return Body.transformToWebStream();
    },
    async presignPut(key, { bytes, expiresInSeconds }) {
      assertKey(key);
      return presign(`${s3Address({ endpoint, bucket, region })}/${key}`, {
        ...{ method: "PUT", headers: { "content-length": String(bytes) }, region, ...credentials },
        ...{ expiresInSeconds, at: new Date() },
      });
    },
    deletePrefix,
    async list(prefix) {
      const latest = new Map<string, Date>();
      for await (const objects of objectsUnder(prefix))
        for (const { key, writtenAt } of objects) {
          const [name = ""] = key.slice(prefix.length).split("/");
          const known = latest.get(name);
          if (!known || known < writtenAt) latest.set(name, writtenAt);
        }
      return [...latest].map(([name, writtenAt]) => ({ name, writtenAt }));
    },
    async count(prefix) {
      let count = 0;
      for await (const objects of objectsUnder(prefix)) count += objects.length;
      return count;
    },
  };
}

function notFound(error: AppError): never {
  throw error.cause instanceof NoSuchKey ? new AppError("not_found", "This file is not there.") : error;
}
