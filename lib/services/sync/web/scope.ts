import type { SourceConfig } from "@/lib/schemas/source-config";
import { matchesGlob } from "./glob";
import { isSameSite, mayBePage } from "./page-url";

/** Where a source may go. */
export type Scope = { url: string; include?: readonly string[]; exclude?: readonly string[] };

/**
 * Whether a page that was found belongs to the source: on its site, matched by one of `include` when there are any, and
 * by none of `exclude`. The address that people named belongs to it always.
 */
export function isInScope(url: string, { url: start, include = [], exclude = [] }: Scope): boolean {
  if (url === start) return true;
  if (!isSameSite(url, start) || !mayBePage(url)) return false;
  if (exclude.some((pattern) => matchesGlob(pattern, url))) return false;
  return include.length === 0 || include.some((pattern) => matchesGlob(pattern, url));
}

/** What of a website a source reads. */
export function scopeOf({ url = "", include, exclude }: SourceConfig): Scope {
  return { url, ...(include && { include }), ...(exclude && { exclude }) };
}
