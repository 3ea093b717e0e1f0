import { eraseDocuments } from "@/lib/services/ingestion";
import { asStep, type Backoff, dataOf, type Inngest, open } from "../binding";

const DOCUMENT = "document/delete.requested";
const SOURCE = "source/delete.requested";

/** Clears what was deleted out of index, blobs and rows; it is invisible already. */
export const eraseDeleted = (inngest: Inngest, backoff: Backoff) =>
  inngest.createFunction(
    {
      id: "erase-deleted",
      triggers: [{ event: DOCUMENT }, { event: SOURCE }],
      concurrency: { key: "event.data.tenantId", limit: 2 },
      retries: 10,
    },
    async ({ event, step, attempt, maxAttempts }) => {
      const ref = event.name === SOURCE ? dataOf(SOURCE, event) : dataOf(DOCUMENT, event);
      const ctx = () => open(ref, "erase-deleted");
      const trying = { ctx, jobId: ref.jobId, attempt, maxAttempts, backoff };
      let erased = 0;
      for (let round = 0; ; round++) {
        const result = await step.run(`erase-${round}`, () =>
          asStep(async () => eraseDocuments(await ctx(), ref), trying),
        );
        erased += result.erased;
        if (result.isDone) return { erased };
      }
    },
  );
