import { z } from "zod";
import { command, type Tx } from "../_kit";
import { type Failure, statusOf } from "./failures";
import { type IngestRef, lockForWriting } from "./fence";

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
    }
    await endJob(tx, ref, { status: "failed", errorCode: failure.code, errorMessage: failure.message });
    return { result: null, audit: { skip: "part of ingestion" } };
  },
});

type JobEnd = { status: "succeeded" | "failed" | "canceled"; errorCode?: string; errorMessage?: string };

/** A job that was ended before (canceled, say) stays as it is. */
export async function endJob(tx: Tx, { jobId }: Pick<IngestRef, "jobId">, end: JobEnd): Promise<void> {
  const where = { id: jobId, status: { in: ["queued" as const, "running" as const] } };
  await tx.db.job.updateMany({ where, data: { ...end, step: null, finishedAt: tx.now() } });
}
