import { z } from "zod";
import { type DocumentId, newId, type PageId } from "@/lib/core/ids";
import { DEFAULT_SITE_BYTES } from "@/lib/schemas/source-config";
import { command, type Tx } from "../_kit";
import { closeRun } from "./end-run";
import { maxPagesOf } from "./list-pages";
import { listUnlinked } from "./list-unlinked";
import { type ActiveRun, lockRun, type RunRef } from "./run-fence";
import { findPending, leaveTraps, type Pending } from "./traps";

/** Pages of one step: few enough that a step that is done again costs little. */
const BATCH = 20;

/** A page to look at. The id of its document is fixed before, so that whoever looks a second time makes no second one. */
export type Claimed = { pageId: PageId; documentId: DocumentId };
export type Limit = "page_limit" | "byte_limit";
/** What failed just before, and is claimed again: after how many tries, when the last was, and why it failed. */
export type Again = { tries: number; failedAt: string; code: string; message: string };
type Claim = { pages: Claimed[]; limit: Limit | null; again: Again | null };

/** The next pages of a run, those nearest to the start first; none when all were looked at, or a limit is reached. */
export const claimPages = command({
  name: "source.claim_pages",
  permission: "sources:write",
  input: z.custom<RunRef>(),
  async run({ tx, input: ref }): Promise<{ result: Claim; audit: { skip: string } }> {
    const run = await lockRun(tx, ref);
    if (!run) {
      // Its source was deleted: the job has nothing left to do.
      await closeRun(tx, ref, { outcome: "canceled" });
      return { result: { pages: [], limit: null, again: null }, audit: { skip: "part of a sync" } };
    }
    await leaveTraps(tx, run);
    let pending = await findPending(tx, run, BATCH);
    if (pending.length === 0 && (await reviveDuplicates(tx, run)) > 0)
      pending = await findPending(tx, run, BATCH);
    if (pending.length === 0 && (await listUnlinked(tx, run))) pending = await findPending(tx, run, BATCH);
    // Whatever failed waits until there is nothing else to do.
    const fresh = pending.filter((page) => !hasFailed(page));
    if (fresh.length > 0) pending = fresh;
    const limit = pending.some(({ kind }) => kind === "page") ? limitOf(run) : null;
    const room = maxPagesOf(run.config) - run.fetched;
    const next = pending.filter(({ kind }, index) => kind === "sitemap" || (!limit && index < room));
    const pages = next.map(({ id, documentId }) => ({
      pageId: id as PageId,
      documentId: (documentId as DocumentId | null) ?? newId("document"),
    }));
    const again = fresh.length > 0 ? null : againOf(pending);
    const result = { pages, limit: pages.length === 0 ? limit : null, again };
    return { result, audit: { skip: "part of a sync" } };
  },
});

const hasFailed = ({ attempts, reason }: Pending) => attempts > 0 && reason !== null;

function againOf(pages: readonly Pending[]): Again | null {
  const last = pages.toSorted((a, b) => Number(b.checkedAt) - Number(a.checkedAt))[0];
  if (!last?.reason || !last.checkedAt) return null;
  const { reason: code, message, checkedAt } = last;
  const tries = Math.min(...pages.map(({ attempts }) => attempts));
  return { tries, failedAt: checkedAt.toISOString(), code, message: message ?? "It could not be read." };
}

function limitOf(run: ActiveRun): Limit | null {
  if (run.fetched >= maxPagesOf(run.config)) return "page_limit";
  return run.bytes >= (run.config.maxBytes ?? DEFAULT_SITE_BYTES) ? "byte_limit" : null;
}

/** A page that says the same as another was left out for it; when that one is gone, its turn has come. */
function reviveDuplicates(tx: Tx, run: ActiveRun): Promise<number> {
  return tx.db.$executeRaw`
    update "SourcePage" p set state = 'pending', reason = null
    where p."sourceId" = ${run.sourceId} and p."runId" = ${run.id} and p.state = 'skipped' and p.reason = 'duplicate'
      and not exists (
        select from "SourcePage" o
        where o."sourceId" = p."sourceId" and o.id <> p.id and o."contentHash" = p."contentHash"
          and o."documentId" is not null and o.state in ('pending', 'fetched', 'failed'))`;
}
