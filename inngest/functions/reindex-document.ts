import { embedBatch, finishReindex, startReindex } from "@/lib/services/ingestion";
import { asStep, type Backoff, dataOf, type Inngest, openOnce } from "../binding";

const EVENT = "document/reindex.requested";

/** Puts a live document into the index anew, after a change of analysis or embedding model; it answers meanwhile. */
export const reindexDocument = (inngest: Inngest, backoff: Backoff) =>
  inngest.createFunction(
    {
      id: "reindex-document",
      triggers: [{ event: EVENT }],
      concurrency: { key: "event.data.tenantId", limit: 1 },
      retries: 4,
    },
    async ({ event, step, attempt, maxAttempts }) => {
      const ref = dataOf(EVENT, event);
      const ctx = openOnce(ref, "reindex-document");
      const trying = { ctx, jobId: ref.jobId, attempt, maxAttempts, backoff };
      const { batches } = await step.run("begin", () =>
        asStep(async () => startReindex(await ctx(), ref), trying),
      );
      for (let batch = 0; batch < batches; batch++) {
        const embedded = await step.run(`embed-${batch}`, () =>
          asStep(async () => embedBatch(await ctx(), { ...ref, batch }), trying),
        );
        if (embedded.ended) return { entries: 0 };
      }
      return step.run("index", () => asStep(async () => finishReindex(await ctx(), ref), trying));
    },
  );
