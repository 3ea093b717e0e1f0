import { z } from "zod";
import { command } from "../_kit";
import type { IngestRef } from "./fence";

/** How far a running job is; what it does right now. */
export const reportProgress = command({
  name: "job.progress",
  permission: "sources:write",
  input: z.custom<{
    ref: { jobId: IngestRef["jobId"]; documentId?: IngestRef["documentId"] };
    step: string;
    done: number;
  }>(),
  async run({ tx, input: { ref, step, done } }) {
    await tx.db.$executeRaw`
      update "Job" set step = ${step}, done = least(${done}, coalesce(total, ${done})) where id = ${ref.jobId} and status = 'running'`;
    if (step === "embedding" && ref.documentId) {
      await tx.db.document.updateMany({
        where: { id: ref.documentId, status: "extracting" },
        data: { status: "embedding" },
      });
    }
    return { result: null, audit: { skip: "progress" } };
  },
});
