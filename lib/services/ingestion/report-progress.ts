import { z } from "zod";
import { command, type Tx } from "../_kit";
import type { IngestRef } from "./fence";

export type Progress = {
  ref: { jobId: IngestRef["jobId"]; documentId?: IngestRef["documentId"] };
  step: string;
  done: number;
};

/** How far a running job is; what it does right now. */
export const reportProgress = command({
  name: "job.progress",
  permission: "sources:write",
  input: z.custom<Progress>(),
  async run({ tx, input }) {
    await writeProgress(tx, input);
    return { result: null, audit: { skip: "progress" } };
  },
});

/** The same, within another write. */
export async function writeProgress(tx: Tx, { ref, step, done }: Progress): Promise<void> {
  const embedded = step === "embedding" ? (ref.documentId ?? null) : null;
  await tx.db.$executeRaw`
    with job as (
      update "Job" set step = ${step}, done = least(${done}, coalesce(total, ${done})) where id = ${ref.jobId} and status = 'running'
    )
    update "Document" set status = 'embedding', "updatedAt" = now() where id = ${embedded} and status = 'extracting'`;
}
