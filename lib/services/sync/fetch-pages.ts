import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { DocumentId } from "@/lib/core/ids";
import { webCauseOf, webError } from "@/lib/core/web-causes";
import { type Ctx, command, read, workflow } from "../_kit";
import { blobPrefix } from "../ingestion";
import { noteWait } from "../jobs";
import type { Claimed } from "./claim-pages";
import { failRun } from "./end-run";
import { findRun, isAskedAgain, lockRun, type RunRef } from "./run-fence";
import { visitPage } from "./visit-page";
import { failureAt } from "./web/failure-at";
import { type Robots, readRobots } from "./web/robots";
import { recentRobots } from "./web-memory";

/** A step gives way after so long; what it did not get to is claimed again. */
const STEP_MS = 20_000;
/** Requests to a site at once, when it asks for no pause between them. */
const AT_ONCE = 4;
const MOST_PAUSE_SECONDS = 300;

type Fetch = RunRef & { pages: Claimed[] };

/** Looks at a few pages of a run, and says how long the site asks us to wait before the next. */
export const fetchPages = workflow({
  name: "source.fetch_pages",
  permission: "sources:write",
  input: z.custom<Fetch>(),
  async run({ ctx, input: { pages, ...ref } }): Promise<{ pauseSeconds: number }> {
    const run = await read(ctx, (tx) => findRun(tx, ref));
    if (!run) {
      await discardStaged(ctx, pages);
      return { pauseSeconds: 0 };
    }
    const isCrawl = run.type === "website" || run.type === "sitemap";
    const robots = isCrawl
      ? await robotsOf(ctx, { ref, pages, isAnew: isAskedAgain(run) }).catch(endRun(ctx, ref, run.config.url))
      : NO_RULES;
    if (!robots) return { pauseSeconds: 0 };
    const delayMs = Math.max(0, ...[...robots.values()].map(({ delaySeconds }) => delaySeconds * 1000));
    const deadline = Date.now() + STEP_MS;
    const queue = [...pages];
    let pauseSeconds = 0;
    const work = async () => {
      for (
        let page = queue.shift();
        page && Date.now() < deadline && pauseSeconds === 0;
        page = queue.shift()
      ) {
        if (delayMs > 0) await waitAsAsked(ctx, ref, delayMs);
        const asked = await visitPage(ctx, { ref, page, robots });
        pauseSeconds = Math.max(pauseSeconds, Math.min(asked, MOST_PAUSE_SECONDS));
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: delayMs > 0 ? 1 : AT_ONCE }, work));
    // The step is over only when nothing of it is under way any more.
    const broken = ends.find((end) => end.status === "rejected");
    if (broken) await Promise.reject(broken.reason).catch(endWhenFull(ctx, ref));
    if (pauseSeconds > 0) await sayBusy(ctx, ref, pauseSeconds);
    return { pauseSeconds };
  },
});

const NO_RULES: ReadonlyMap<string, Robots> = new Map();

/** People see a wait that is worth a look: below that it is only slow. */
const LEAST_SAID_MS = 1_000;

/** The pause between two pages that a site's robots.txt asks for. */
async function waitAsAsked(ctx: Ctx, { jobId }: RunRef, delayMs: number): Promise<void> {
  if (delayMs >= LEAST_SAID_MS) {
    const message = `The site asks robots for a pause of ${delayMs / 1000} s between two pages.`;
    await noteWait(ctx, { jobId, code: "crawl_delay", message, until: new Date(Date.now() + delayMs) });
  }
  await sleep(delayMs);
}

async function sayBusy(ctx: Ctx, { jobId }: RunRef, pauseSeconds: number): Promise<void> {
  const until = new Date(Date.now() + Math.ceil(pauseSeconds) * 1000);
  await noteWait(ctx, { jobId, code: "site_busy", message: "The site asked us to wait.", until });
}

/** What cannot work next time either ends the run here, with its reason. */
function endRun(ctx: Ctx, ref: RunRef, url = "") {
  return async (thrown: unknown): Promise<null> => {
    const error = AppError.from(thrown);
    if (error.retryable) throw thrown;
    await failRun(ctx, { ref, ...failureAt(url, error) });
    return null;
  };
}

/** A limit of the plan ends the run with its reason; anything else is thrown on. */
function endWhenFull(ctx: Ctx, ref: RunRef) {
  return async (thrown: unknown): Promise<void> => {
    const { code, message } = AppError.from(thrown);
    if (code !== "quota_exceeded" && code !== "payment_required") throw thrown;
    await failRun(ctx, { ref, code, message });
  };
}

/** The rules of every site that these pages are on; each is asked for once in a run. */
async function robotsOf(
  ctx: Ctx,
  { ref, pages, isAnew }: { ref: RunRef; pages: readonly Claimed[]; isAnew: boolean },
): Promise<Map<string, Robots>> {
  const ids = pages.map(({ pageId }) => pageId);
  const { urls, known } = await read(ctx, async ({ db }) => ({
    urls: await db.sourcePage.findMany({ where: { id: { in: ids }, kind: "page" }, select: { url: true } }),
    known: Robotstxts.parse((await db.syncRun.findUniqueOrThrow({ where: { id: ref.jobId } })).robots),
  }));
  const rules = new Map<string, Robots>();
  for (const origin of new Set(urls.map(({ url }) => new URL(url).origin))) {
    const text = known[origin] ?? (await recentRobots(ctx, origin, { isAnew }).catch(toRobotsFailure));
    if (known[origin] === undefined) await keepRobots(ctx, { ref, origin, text });
    rules.set(origin, readRobots(origin, text));
  }
  return rules;
}

const Robotstxts = z.record(z.string(), z.string());

const keepRobots = command({
  name: "source.keep_robots",
  permission: "sources:write",
  input: z.custom<{ ref: RunRef; origin: string; text: string }>(),
  async run({ tx, input: { ref, origin, text } }) {
    const run = await lockRun(tx, ref);
    const robots = { ...Robotstxts.parse(run?.robots ?? {}), [origin]: text };
    if (run) await tx.db.syncRun.update({ where: { id: run.id }, data: { robots } });
    return { result: null, audit: { skip: "part of a sync" } };
  },
});

/** Nobody may guess what a site allows: without its rules it is left alone (RFC 9309, 2.3.1.4). */
function toRobotsFailure(thrown: unknown): never {
  const error = AppError.from(thrown);
  const cause = webCauseOf(error);
  if (cause === "too_large") throw webError("robots_too_large", { cause: thrown });
  // A site that is down says so itself; one that works and keeps its rules to itself is another matter.
  if (cause !== "site_error") throw error;
  throw webError("robots_failed", { cause: thrown, ...(error.details && { details: error.details }) });
}

/** The run is over: bodies that were stored for documents which did not come about are nobody's. */
async function discardStaged(ctx: Ctx, pages: readonly Claimed[]): Promise<void> {
  const ids = pages.map(({ documentId }) => documentId);
  const rows = await read(ctx, ({ db }) =>
    db.document.findMany({ where: { id: { in: ids } }, select: { id: true } }),
  );
  const made = new Set(rows.map(({ id }) => id as DocumentId));
  for (const id of ids) if (!made.has(id)) await ctx.ports.blobs.deletePrefix(blobPrefix(ctx, id));
}
