import { sourceTypeLabel } from "@/components/patterns/source-type";
import type { Status } from "@/components/patterns/status-badge";
import { count, formatNumber } from "@/lib/client/format";
import type { SourceDto } from "@/lib/schemas/source";

type Counted = Pick<SourceDto, "status" | "counts" | "pages">;

/** Whether there is still something to come. */
export function isWorking({ status }: Pick<SourceDto, "status">): boolean {
  return ["queued", "discovering", "syncing", "processing"].includes(status);
}

/** The state that is shown: a look at an origin that pauses is not busy. */
export function shownStatus({ status, wait }: Pick<SourceDto, "status" | "wait">): Status {
  return wait && (status === "discovering" || status === "syncing") ? "waiting" : status;
}

/** How far the work on a source is; null while nothing of it can be measured yet. */
export function progressOf({ status, progress }: Pick<SourceDto, "status" | "progress">): number | null {
  return status !== "queued" && isWorking({ status }) && progress === 0 ? null : progress;
}

/** The button that takes in once more what did not come through; null when that is at work, or cannot help. */
export function retryLabel(source: Counted & Pick<SourceDto, "canRetry">): string | null {
  if (isWorking(source) || !source.canRetry) return null;
  if (source.counts.failed + (source.pages?.failed ?? 0) > 0) return "Retry failed";
  return source.pages === null ? "Retry canceled" : "Try again";
}

/** Whether it has an origin elsewhere that can be looked at again. */
export function hasOrigin({ type }: Pick<SourceDto, "type">): boolean {
  return ["url", "website", "sitemap", "youtube"].includes(type);
}

/** How far a source is that is at work, in words: pages while they are being found, documents after that. */
export function workWords({ status, pages, counts }: Counted): string {
  if (pages && (status === "discovering" || status === "syncing")) {
    const failed = pages.failed > 0 ? ` · ${pages.failed} failed` : "";
    return `${formatNumber(pages.fetched)} of ${count(pages.found, "page")} looked at${failed} · ${formatNumber(counts.ready)} ready`;
  }
  return `${formatNumber(counts.ready + counts.failed)} of ${count(counts.documents, "document")} done`;
}

/** What is wrong with a source that is not at work, in a sentence; null when nothing is. */
export function problemOf({
  status,
  error,
  pages,
  counts,
}: Counted & Pick<SourceDto, "error">): string | null {
  if (!error || status === "ready") return null;
  if (pages === null && counts.failed > 0 && counts.documents > 1) {
    return `${formatNumber(counts.failed)} of ${count(counts.documents, "document")} could not be read, one of them: ${error.message}`;
  }
  const isOfPages = pages !== null && pages.failed > 0 && counts.failed === 0 && !OF_THE_RUN.has(error.code);
  return isOfPages ? `${count(pages.failed, "page")} could not be fetched. ${error.message}` : error.message;
}

/** Errors that say why a look at the origin ended, and not what was wrong with one page. */
const OF_THE_RUN = new Set([
  "page_limit",
  "byte_limit",
  "robots_too_large",
  "robots_failed",
  "no_transcript",
  "canceled",
]);

/** What kind of source it is, in words. */
export function typeLabel({ type, counts }: Pick<SourceDto, "type" | "counts">): string {
  return type === "file" && counts.documents !== 1 ? "Files" : sourceTypeLabel(type);
}

/** What a source holds, in one line. */
export function describeCounts({ counts }: Pick<SourceDto, "counts">): string {
  const { documents, failed, chunks } = counts;
  const parts = [count(documents, "document"), count(chunks, "passage")];
  if (failed > 0) parts.splice(1, 0, `${failed} failed`);
  return parts.join(" · ");
}

/** The names of the bots that use a source; those that are not among the known ones are counted. */
export function botNames(
  botIds: readonly string[],
  bots: readonly { id: string; name: string }[],
): { names: string[]; others: number } {
  const names = bots.filter(({ id }) => botIds.includes(id)).map(({ name }) => name);
  return { names, others: botIds.length - names.length };
}

/** An address without what every address has, for where there is little room. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}
