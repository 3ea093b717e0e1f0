import { z } from "zod";
import type { AppError } from "@/lib/core/errors";
import type { JobId } from "@/lib/core/ids";
import { webCauseAlone, webCauseOf } from "@/lib/core/web-causes";
import type { Wait } from "@/lib/schemas/job";
import { command } from "../_kit";

type Waiting = { waitCode: string | null; waitMessage: string | null; waitUntil: Date | null };

/** What a job waits for, as the API says it; null when it waits for nothing any more. */
export function waitOf({ waitCode, waitMessage, waitUntil }: Waiting, now: Date): Wait | null {
  if (waitCode === null || waitUntil === null || waitUntil <= now) return null;
  return { code: waitCode, message: waitMessage ?? "", until: waitUntil.toISOString() };
}

const SENTENCES: Record<string, string> = {
  rate_limited: "The embedding service asked us to wait.",
  upstream_failed: "The embedding service did not answer as it should.",
  unavailable: "A part of the system is out of reach.",
};

/** Why there is another try after this error, in words. */
export function causeOf(error: AppError): { code: string; message: string } {
  const cause = webCauseOf(error);
  if (cause) return { code: cause, message: webCauseAlone(cause) };
  return { code: error.code, message: SENTENCES[error.code] ?? "Something went wrong on our side." };
}

type Note = { jobId: JobId; code: string; message: string; until: Date };

/** Writes down why a job waits and when it goes on. The next thing that is written about it takes that back. */
export const noteWait = command({
  name: "job.wait",
  permission: "sources:write",
  input: z.custom<Note>(),
  async run({ tx, input: { jobId, code, message, until } }) {
    await tx.db.job.updateMany({
      where: { id: jobId, status: { in: ["queued", "running"] } },
      data: { waitCode: code, waitMessage: message, waitUntil: until },
    });
    return { result: null, audit: { skip: "progress" } };
  },
});
