import { eraseDocuments } from "@/lib/services/ingestion";
import { asStep, type Backoff, dataOf, type Inngest, open } from "../binding";

const DOCUMENT = "document/delete.requested";
const SOURCE = "source/delete.requested";
const MOST_ROUNDS = 300;

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
      const asked =
        event.name === SOURCE
          ? { name: SOURCE, data: dataOf(SOURCE, event) }
          : { name: DOCUMENT, data: dataOf(DOCUMENT, event) };
      const ref = asked.data;
      const ctx = () => open(ref, "erase-deleted");
      const trying = { ctx, jobId: ref.jobId, attempt, maxAttempts, backoff };
      let erased = 0;
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const result = await step.run(`erase-${round}`, () =>
          asStep(async () => eraseDocuments(await ctx(), ref), trying),
        );
        erased += result.erased;
        if (result.isDone) return { erased };
      }
      // What a run of the engine remembers is limited; the next one goes on where this one is.
      await step.sendEvent("go on", asked);
      return { erased };
    },
  );
