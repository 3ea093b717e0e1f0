import { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import { isWebCause, type WebCause } from "@/lib/core/web-causes";
import { command, read, type Tx, workflow } from "../_kit";
import { DISK_FULL, EMBEDDING_UNREACHABLE, type Failure, failureNamed, statusOf } from "./failures";
import { type IngestRef, lockForWriting } from "./fence";
import { takeBackReading } from "./reading";

const Input = z.custom<{ ref: IngestRef; failure: Failure }>();

/** Ends a run that cannot go on, with the reason people read. A version that answers already keeps answering. */
export const failDocument = command({
  name: "document.fail",
  permission: "sources:write",
  input: Input,
  async run({ tx, input: { ref, failure } }) {
    if (await lockForWriting(tx, ref)) {
      const data = {
        status: statusOf(failure),
        errorCode: failure.code,
        errorMessage: failure.message,
        lastCheckedAt: tx.now(),
      };
      await tx.db.document.update({ where: { id: ref.documentId }, data });
      // It is tried again and again, and each time reads the original anew: what is left would fill the disk still more.
      const { documentId, version } = ref;
      if (failure.code === DISK_FULL)
        await tx.db.documentVersion.deleteMany({ where: { documentId, version } });
    }
    // Another try counts them again.
    await takeBackReading(tx, ref);
    await endJob(tx, ref, { status: "failed", errorCode: failure.code, errorMessage: failure.message });
    return { result: null, audit: { skip: "part of ingestion" } };
  },
});

/** Ends a run whose step failed as often as it may, by the code of its last failure. */
export const failExhausted = workflow({
  name: "document.fail",
  permission: "sources:write",
  input: z.custom<{ ref: IngestRef; code: ErrorCode | WebCause }>(),
  async run({ ctx, input: { ref, code } }) {
    const job = await read(ctx, ({ db }) => db.job.findUnique({ where: { id: ref.jobId } }));
    // Once the text is cut and counted, what answers from elsewhere is the embedding model.
    const isOfOthers = /^upstream_|^rate_limited$/.test(code) || isWebCause(code);
    const failure = job?.total !== null && isOfOthers ? EMBEDDING_UNREACHABLE : failureNamed(code);
    await failDocument(ctx, { ref, failure });
  },
});

type JobEnd = {
  status: "succeeded" | "failed" | "canceled";
  errorCode?: string;
  errorMessage?: string;
  done?: number;
};

/** A job that was ended before (canceled, say) stays as it is. */
export async function endJob(tx: Tx, { jobId }: Pick<IngestRef, "jobId">, end: JobEnd): Promise<void> {
  const where = { id: jobId, status: { in: ["queued" as const, "running" as const] } };
  await tx.db.job.updateMany({ where, data: { ...end, step: null, finishedAt: tx.now() } });
}
