import { activateVersion, embedBatch, extractDocument, failExhausted } from "@/lib/services/ingestion";
import { asStep, type Backoff, dataOf, type Inngest, open, openOnce, toName } from "../binding";

const EVENT = "document/ingest.requested";

/** One document, from its original to the version that answers. One bad document never holds up another. */
export const ingestDocument = (inngest: Inngest, backoff: Backoff) =>
  inngest.createFunction(
    {
      id: "ingest-document",
      triggers: [{ event: EVENT }],
      concurrency: { key: "event.data.tenantId", limit: 4 },
      retries: 4,
      async onFailure({ event, step }) {
        const { error } = event.data;
        const ref = dataOf(EVENT, event.data.event);
        const code = toName(error.message);
        await step.run("fail", () =>
          asStep(async () => failExhausted(await open(ref, "ingest-document"), { ref, code })),
        );
      },
    },
    async ({ event, step, attempt, maxAttempts }) => {
      const ref = dataOf(EVENT, event);
      const ctx = openOnce(ref, "ingest-document");
      const trying = { ctx, jobId: ref.jobId, attempt, maxAttempts, backoff };
      const { ended, batches } = await step.run("extract", () =>
        asStep(async () => extractDocument(await ctx(), { ...ref, attempt: attempt + 1 }), trying),
      );
      if (ended) return { entries: 0 };
      for (let batch = 0; batch < batches; batch++) {
        const embedded = await step.run(`embed-${batch}`, () =>
          asStep(async () => embedBatch(await ctx(), { ...ref, batch }), trying),
        );
        if (embedded.ended) return { entries: 0 };
      }
      return step.run("activate", () => asStep(async () => activateVersion(await ctx(), ref), trying));
    },
  );
