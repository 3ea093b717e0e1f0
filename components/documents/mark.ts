import type { Stretch, StretchInVersion } from "@/lib/client/document-path";
import type { DocumentTextDto } from "@/lib/schemas/document-text";

/** What to mark of what an address names; `isGone`: the text has changed since, so there is nothing to mark. */
export function markIn(
  { text, version }: Pick<DocumentTextDto, "text" | "version">,
  at: StretchInVersion | null,
): { mark: Stretch | null; isGone: boolean } {
  if (at === null) return { mark: null, isGone: false };
  const isOther = at.version !== undefined && at.version !== version;
  if (isOther || at.end > text.length) return { mark: null, isGone: true };
  return { mark: at, isGone: false };
}
