import type { SourceType } from "@/lib/schemas/source";
import { type Ctx, read } from "../_kit";
import { blobPrefix, isOriginalLost, storeOriginal } from "../ingestion";
import type { Claimed } from "./claim-pages";
import { findHolders } from "./hold-addresses";
import { type Look, lookAt, withoutBody } from "./look";
import { isNamedCanonical, recordPage } from "./record-page";
import { findRun, isAskedAgain, type RunRef } from "./run-fence";
import type { Robots } from "./web/robots";
import { type Scope, scopeOf } from "./web/scope";

type Visit = { ref: RunRef; page: Claimed; robots: ReadonlyMap<string, Robots> };

/** Looks at one page and writes down what came of it. Gives the seconds that the site asks us to wait. */
export async function visitPage(ctx: Ctx, { ref, page, robots }: Visit): Promise<number> {
  const known = await read(ctx, async (tx) => {
    const run = await findRun(tx, ref);
    const row = await tx.db.sourcePage.findFirst({
      where: { id: page.pageId, runId: ref.jobId, state: "pending" },
    });
    if (!run || !row) return null;
    const document = await tx.db.document.findFirst({ where: { id: page.documentId, deletedAt: null } });
    // A crawl reads the page all the same, for where it leads.
    const isSkipped = run.type !== "website" && !run.config.isApart && document === null;
    const holders = await findHolders(tx, isSkipped ? [row.url] : [], run.sourceId);
    const isCanonical = await isNamedCanonical(tx, run, row.url);
    return { run, row, document, isCanonical, isHeld: holders.size > 0 };
  });
  if (!known) return 0;
  const { run, row, document, isCanonical, isHeld } = known;
  const isLost = document !== null && (await isOriginalLost(ctx, document.blobKey));
  const look = await lookUnless(ctx, {
    row,
    isMade: document !== null,
    isLost,
    isCanonical,
    isHeld,
    robots,
    type: run.type,
    isAnew: isAskedAgain(run),
    scope: scopeOf(run.config),
  });
  const isStored =
    look.kind === "page" && (document === null || isLost || look.content.hash !== row.contentHash);
  const original = isStored
    ? await storeOriginal(
        ctx,
        page.documentId,
        new Blob([look.content.body]).stream(),
        Number.MAX_SAFE_INTEGER,
      )
    : null;
  const discard = () => ctx.ports.blobs.deletePrefix(blobPrefix(ctx, page.documentId));
  const isKept = await recordPage(ctx, { ref, page, look: withoutBody(look), original }).catch(
    async (error) => {
      if (document === null) await discard();
      throw error;
    },
  );
  // Nobody's: the same is known from another page, the run was canceled, or the source deleted meanwhile.
  if (!isKept && document === null) await discard();
  return look.kind === "failed" ? (look.retryAfterSeconds ?? 0) : 0;
}

type Row = {
  url: string;
  kind: "page" | "sitemap";
  documentId: string | null;
  etag: string | null;
  lastModified: string | null;
};

function lookUnless(
  ctx: Ctx,
  work: {
    row: Row;
    isMade: boolean;
    isLost: boolean;
    isCanonical: boolean;
    isHeld: boolean;
    robots: ReadonlyMap<string, Robots>;
    type: SourceType;
    isAnew: boolean;
    scope: Scope;
  },
): Promise<Look> | Look {
  const { row, isMade, isLost, isCanonical, isHeld, robots, type, isAnew, scope } = work;
  const skipped = (reason: string): Look => ({ kind: "skipped", reason, links: [], bytes: 0 });
  if (row.documentId !== null && !isMade) return skipped("removed");
  if (isHeld) return skipped("other_source");
  if (robots.get(new URL(row.url).origin)?.isAllowed(row.url) === false) return skipped("robots");
  // Without a document there is nothing that could be unchanged; without its original, the page itself is wanted.
  const since = isMade && !isLost ? { etag: row.etag, lastModified: row.lastModified } : null;
  return lookAt(ctx, { url: row.url, kind: row.kind, type, scope, since, isCanonical, isAnew });
}
