import { embedBatch, finishReindex, startReindex } from "@/lib/services/ingestion";
import { asStep, dataOf, type Inngest, openOnce } from "../binding";

const EVENT = "document/reindex.requested";

/** Puts a live document into the index anew, after a change of analysis or embedding model; it answers meanwhile. */
export const reindexDocument = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "reindex-document",
      triggers: [{ event: EVENT }],
      concurrency: { key: "event.data.tenantId", limit: 1 },
      retries: 4,
    },
    async ({ event, step }) => {
      const ref = dataOf(EVENT, event);
      const ctx = openOnce(ref, "reindex-document");
      const { batches } = await step.run("begin", () => asStep(async () => startReindex(await ctx(), ref)));
      for (let batch = 0; batch < batches; batch++) {
        const embedded = await step.run(`embed-${batch}`, () =>
          asStep(async () => embedBatch(await ctx(), { ...ref, batch })),
        );
        if (embedded.ended) return { entries: 0 };
      }
      return step.run("index", () => asStep(async () => finishReindex(await ctx(), ref)));
    },
  );
