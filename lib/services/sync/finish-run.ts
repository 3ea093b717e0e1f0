import { z } from "zod";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import { webCauseWords } from "@/lib/core/web-causes";
import { MOST_PAGES_NAMED } from "@/lib/schemas/sync";
import { command, type Tx } from "../_kit";
import { tombstoneDocuments } from "../ingestion";
import type { Limit } from "./claim-pages";
import { closeRun, type RunEnd } from "./end-run";
import { maxPagesOf } from "./list-pages";
import { type ActiveRun, lockRun, type RunRef } from "./run-fence";
import { forgetPages, keepNames } from "./run-pages";
import { trapNotice } from "./traps";

/** Last step of a run: pages that no list names any more leave, and the run says how it ended. */
export const finishRun = command({
  name: "source.finish_sync",
  permission: "sources:write",
  input: z.custom<RunRef & { limit: Limit | null }>(),
  async run({ tx, input: { limit, ...ref } }) {
    const run = await lockRun(tx, ref);
    if (!run) return { result: null, audit: { skip: "part of a sync" } };
    const end = await endOf(tx, run, limit);
    const events = run.isComplete && end.outcome === "done" ? await removeUnlisted(tx, run) : [];
    if (events.length > 0) {
      await tx.db.syncRun.update({ where: { id: run.id }, data: { removed: { increment: events.length } } });
    }
    await closeRun(tx, ref, end);
    await forgetPages(tx, ref.sourceId);
    return { result: null, events, audit: { skip: "part of a sync" } };
  },
});

async function endOf(tx: Tx, run: ActiveRun, limit: Limit | null): Promise<RunEnd> {
  const start = await tx.db.sourcePage.findMany({
    where: { sourceId: run.sourceId, runId: run.id, depth: 0 },
    orderBy: { id: "asc" },
  });
  // Without a place to start from there was nothing to look for.
  const lost = start.find(
    ({ state, reason }) => state === "failed" || state === "gone" || (reason !== null && reason in SENTENCES),
  );
  if (
    run.trigger !== "retry" &&
    lost &&
    start.every(({ state }) => state !== "fetched") &&
    run.added + run.changed + run.unchanged === 0
  ) {
    return { outcome: "failed", ...reasonOf(lost) };
  }
  const notice = await trapNotice(tx, run);
  if (limit !== null) {
    const message = [LIMITS[limit](run), notice].filter((text) => text !== null).join(" ");
    return { outcome: "stopped", code: limit, message };
  }
  // It did all there is to do: what was left out is said, and is no failure.
  return notice === null ? { outcome: "done" } : { outcome: "done", code: "endless_pages", message: notice };
}

const SENTENCES: Record<string, string> = {
  outside: "The address leads to another site. Add that site's address instead.",
  robots: webCauseWords("robots"),
  noindex: "The page asks not to be found by robots. Ask its owner, or upload it as a file.",
  not_a_page: webCauseWords("wrong_type"),
  gone: "The site says that there is no such page any more. What was taken in before is kept.",
};

function reasonOf({
  state,
  reason,
  message,
}: {
  state: string;
  reason: string | null;
  message: string | null;
}) {
  const code = reason ?? state;
  return { code, message: message ?? SENTENCES[code] ?? "The address could not be read." };
}

const LIMITS: Record<Limit, (run: ActiveRun) => string> = {
  page_limit: (run) =>
    `Stopped at ${maxPagesOf(run.config)} pages, the limit of this source; ${run.found} were found. Raise the limit, or leave out parts of the site.`,
  byte_limit: () =>
    "Stopped at the limit of bytes for this source. Raise the limit, or leave out parts of the site.",
};

const UNLISTED = "No page of the site leads there any more.";

/** Pages that this whole run came across nowhere: neither listed nor looked at. */
async function removeUnlisted(tx: Tx, run: ActiveRun) {
  const where = { sourceId: run.sourceId, OR: [{ runId: null }, { runId: { not: run.id } }] };
  const rows = await tx.db.sourcePage.findMany({ where, select: { documentId: true } });
  await tx.db.sourcePage.deleteMany({ where });
  const ids = rows.flatMap(({ documentId }) => (documentId as DocumentId | null) ?? []);
  const leaving = await tx.db.document.findMany({
    where: { id: { in: ids }, deletedAt: null },
    select: { url: true, title: true },
    orderBy: { url: "asc" },
    take: MOST_PAGES_NAMED,
  });
  const named = leaving.flatMap(({ url, title }) =>
    url === null ? [] : [{ url, title, message: UNLISTED }],
  );
  await keepNames(tx, run, "removed", named);
  return ids.length > 0 ? tombstoneDocuments(tx, run.sourceId as SourceId, ids) : [];
}
