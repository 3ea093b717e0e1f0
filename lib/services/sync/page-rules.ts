import type { DocumentId } from "@/lib/core/ids";
import { PASSING_CAUSES, webCauseWords } from "@/lib/core/web-causes";
import type { SeenPage } from "./look";

/** Looks at one page within a run; a site that stumbles once gets another chance. */
export const MAX_ATTEMPTS = 3;

/** Why pages failed that may be there the next time. */
export const PASSING: readonly string[] = [...PASSING_CAUSES, "upstream_failed", "unavailable", "internal"];

export type KnownPage = { depth: number; attempts: number; contentHash: string | null };
/** `isDue`: it is to be taken in although its page is the same: it was halted on its way, or other parts are meant now. */
export type KnownDocument = { isDue: boolean; sha256: string | null };

/** What becomes of a page that was looked at. */
export type Verdict =
  | "again" // later in this run
  | "failed" // what there is stays
  | "gone" // what there is leaves
  | "skipped" // left out, and what there is leaves
  | "list" // a list of pages was read
  | "added"
  | "changed"
  | "unchanged";

/** Why a page is not taken in: another of the source says the same, or another source has it. */
export type Known = "duplicate" | "other_source";

/** Pure: the page, its document if there is one, what was seen, and where else it is known. */
export function judge(
  page: KnownPage,
  document: KnownDocument | null,
  look: SeenPage,
  elsewhere: Known | null,
): Verdict {
  switch (look.kind) {
    case "failed":
      return look.isPassing && page.attempts + 1 < MAX_ATTEMPTS ? "again" : "failed";
    case "gone":
      // An address that people named and that never was there is a mistake of theirs, which they want to hear of.
      return page.depth === 0 && document === null ? "failed" : "gone";
    case "skipped":
      return isKept(look, document !== null) ? "failed" : "skipped";
    case "elsewhere":
      return "skipped";
    case "list":
      return "list";
    case "unchanged":
      return document?.isDue ? "changed" : "unchanged";
    case "page":
      return judgeContent(page, document, look.content, elsewhere);
  }
}

/** A site that begins to keep robots out does not say that its page is gone: what was taken in stays as it was. */
function isKept({ reason }: { reason: string }, isTakenIn: boolean): boolean {
  return reason === "robots" && isTakenIn;
}

function judgeContent(
  page: KnownPage,
  document: KnownDocument | null,
  content: { hash: string; sha256: string },
  elsewhere: Known | null,
): Verdict {
  if (elsewhere) return "skipped";
  if (document === null) return "added";
  const isSame =
    page.contentHash === null ? document.sha256 === content.sha256 : page.contentHash === content.hash;
  return isSame && !document.isDue ? "unchanged" : "changed";
}

const STAYS = `${webCauseWords("robots")} What was taken in before stays as it was; delete it if it should not be here.`;

/** Forgets what was known of a page: when it comes back it is new. */
const FORGOTTEN = { documentId: null, contentHash: null, etag: null, lastModified: null };

/** What is written of a page: its state, why, and what the next run has to know of it. */
export function rowAfter(look: SeenPage, verdict: Verdict, documentId: DocumentId, elsewhere: Known | null) {
  if (verdict === "again") return {};
  if (verdict === "gone") return { ...FORGOTTEN, state: "gone" as const, links: [] };
  switch (look.kind) {
    case "gone":
    case "failed":
      return { state: "failed" as const, reason: look.code, message: look.message };
    case "elsewhere":
      return { ...FORGOTTEN, state: "skipped" as const, reason: look.reason, links: [look.url] };
    case "skipped": {
      if (verdict === "failed") return { state: "failed" as const, reason: look.reason, message: STAYS };
      // A page whose document somebody removed by hand remembers it, and so stays out.
      const known = look.reason === "removed" ? {} : FORGOTTEN;
      return { ...known, state: "skipped" as const, reason: look.reason, links: look.links };
    }
    case "list":
    case "unchanged":
      return { state: "fetched" as const };
    case "page": {
      const { links, content, validators } = look;
      const seen = { links, contentHash: content.hash };
      if (verdict === "skipped")
        return { ...FORGOTTEN, ...seen, state: "skipped" as const, reason: elsewhere };
      return { ...seen, ...validators, documentId, state: "fetched" as const };
    }
  }
}

/** Whether a list of pages could not be read: then what is not listed may still be there. */
export function isListLost(page: { depth: number; kind: string }, verdict: Verdict): boolean {
  return (page.depth === 0 || page.kind === "sitemap") && (verdict === "failed" || verdict === "gone");
}

export function bytesOf(look: SeenPage): number {
  if (look.kind === "page") return look.content.bytes;
  return "bytes" in look ? look.bytes : 0;
}
