import type { S3Client } from "@aws-sdk/client-s3";
import { AppError } from "@/lib/core/errors";

/** What the client can be sent, and what it answers. */
type Send = S3Client["send"];

export type Bucket = { readonly name: string; readonly send: Send };

/** A bucket behind a client. What fails is told as an outage, with its cause: the asker can do nothing but try again. */
export function openBucket(client: S3Client, name: string): Bucket {
  const send = (...given: Parameters<Send>) => Promise.resolve(client.send(...given)).catch(unreachable);
  // The client's own overloads: it is called as it would be.
  return { name, send: send as Send };
}

function unreachable(cause: unknown): never {
  throw new AppError("unavailable", "The store of uploaded files cannot be reached right now.", { cause });
}
