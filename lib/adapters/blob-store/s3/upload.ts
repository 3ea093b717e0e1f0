import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { Bucket } from "./bucket";

/** S3 takes no part but the last below 5 MiB; two of these are in memory at a time. */
const PART_BYTES = 8 * 1024 * 1024;

/** Stores what the chunks are together, or nothing: what is in parts appears when the last one is named. */
export async function upload(bucket: Bucket, key: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const parts = inParts(chunks);
  const first = await parts.next();
  const second = await parts.next();
  if (first.done || second.done) {
    const Body = first.value ?? new Uint8Array();
    await bucket.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body }));
    return;
  }
  const place = { Bucket: bucket.name, Key: key };
  let UploadId: string | undefined;
  try {
    ({ UploadId } = await bucket.send(new CreateMultipartUploadCommand(place)));
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    const send = async (Body: Uint8Array) => {
      const PartNumber = Parts.length + 1;
      const part = { ...place, UploadId, PartNumber, Body };
      const { ETag } = await bucket.send(new UploadPartCommand(part));
      Parts.push({ PartNumber, ETag });
    };
    await send(first.value);
    await send(second.value);
    for await (const part of parts) await send(part);
    await bucket.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }));
  } catch (error) {
    await parts.return();
    // What is left of it costs money until it is gone; the first error is the one to tell.
    if (UploadId) await bucket.send(new AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => {});
    throw error;
  }
}

/** Pieces of `PART_BYTES`, the last one shorter; none of an empty stream. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength; ) {
      const piece = chunk.subarray(at, at + PART_BYTES - bytes);
      held.push(piece);
      at += piece.byteLength;
      bytes += piece.byteLength;
      if (bytes < PART_BYTES) continue;
      yield Buffer.concat(held);
      [held, bytes] = [[], 0];
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}
