import type { Ctx } from "@/lib/services/_kit";
import { failureNamed } from "@/lib/services/ingestion";
import { noteWait } from "@/lib/services/jobs";
import { beginRun, claimPages, failRun, fetchPages, finishRun, type RunRef } from "@/lib/services/sync";
import { asStep, type Backoff, dataOf, type Inngest, open, toName } from "../binding";

const EVENT = "source/sync.requested";
const MOST_ROUNDS = 300;

/** One look at the origin of a source: page after page until all were seen; each page's document is work of its own. */
export const syncSource = (inngest: Inngest, backoff: Backoff) =>
  inngest.createFunction(
    {
      id: "sync-source",
      triggers: [{ event: EVENT }],
      concurrency: { key: "event.data.tenantId", limit: 2 },
      retries: 3,
      async onFailure({ event, step }) {
        const ref = dataOf(EVENT, event.data.event);
        const failure = failureNamed(toName(event.data.error.message));
        await step.run("fail", () =>
          asStep(async () => failRun(await open(ref, "sync-source"), { ref: toRef(ref), ...failure })),
        );
      },
    },
    async ({ event, step, attempt, maxAttempts }) => {
      const data = dataOf(EVENT, event);
      const ref = toRef(data);
      const ctx = () => open(data, "sync-source");
      const trying = { ctx, jobId: ref.jobId, attempt, maxAttempts, backoff };
      await step.run("begin", () => asStep(async () => beginRun(await ctx(), ref), trying));
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const { pages, limit, waitMs } = await step.run(`claim-${round}`, () =>
          asStep(async () => claim(await ctx(), ref, backoff), trying),
        );
        if (pages.length === 0) {
          return step.run("finish", () =>
            asStep(async () => finishRun(await ctx(), { ...ref, limit }), trying),
          );
        }
        // Steps sleep whole seconds, and leave out the rest: a site is not asked earlier than the job says.
        if (waitMs > 0) await step.sleep(`wait-${round}`, `${Math.ceil(waitMs / 1000)}s`);
        const { pauseSeconds } = await step.run(`fetch-${round}`, () =>
          asStep(async () => fetchPages(await ctx(), { ...ref, pages }), trying),
        );
        if (pauseSeconds > 0) await step.sleep(`pause-${round}`, `${Math.ceil(pauseSeconds)}s`);
      }
      // What a run of the engine remembers is limited; the next one goes on where this one is.
      return step.sendEvent("go on", { name: EVENT, data });
    },
  );

/** The next pages; when all of them failed before, with the pause that the job then has and says. */
async function claim(ctx: Ctx, ref: RunRef, backoff: Backoff) {
  const { pages, limit, again } = await claimPages(ctx, ref);
  if (!again) return { pages, limit, waitMs: 0 };
  const until = new Date(Date.parse(again.failedAt) + backoff(again.tries - 1));
  const waitMs = Math.max(until.getTime() - Date.now(), 0);
  const { code, message } = again;
  if (waitMs > 0) await noteWait(ctx, { jobId: ref.jobId, code, message, until });
  return { pages, limit, waitMs };
}

const toRef = ({ sourceId, jobId }: { sourceId: `src_${string}`; jobId: `job_${string}` }) => ({
  sourceId,
  jobId,
});
