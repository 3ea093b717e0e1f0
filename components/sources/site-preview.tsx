import { Panel } from "@/components/patterns/section";
import { count, formatNumber } from "@/lib/client/format";
import { formatBytes } from "@/lib/core/format-bytes";
import type { PreviewDto } from "@/lib/schemas/preview";
import { leftOutWords } from "./page-words";
import { shortAddress } from "./source-facts";

type Holdings = NonNullable<PreviewDto["team"]>["after"];

/** What the team has once it is added; no plan sets a limit on it. */
export function teamWords({ documents, bytes, chunks }: Holdings): string {
  return `Your team then has about ${count(documents, "document")}, ${formatBytes(bytes)} and ${count(chunks, "passage")}.`;
}

/** Tokens, and what they are counted for. */
export function tokenWords({
  tokens,
  embeddingModel,
}: Pick<PreviewDto, "tokens" | "embeddingModel">): string {
  return embeddingModel === null
    ? `${count(tokens, "token")} of text (no embedding model is set: nothing is embedded, and it is found by its words)`
    : `${count(tokens, "token")} to embed`;
}

/** What a site would come to, as far as a short look could tell. */
export function SitePreview({ preview }: { preview: PreviewDto }) {
  const { documents, isWhole, isLimited, bytes, chunks, items, leftOut, failed, team, error } = preview;
  if (error) {
    return (
      <p role="status" className="rounded-lg bg-warning-soft px-3 py-2 text-warning-soft-foreground">
        {error.message}
      </p>
    );
  }
  const notes = [
    ...Object.entries(leftOut).map(([reason, number]) => `${formatNumber(number)} ${leftOutWords(reason)}`),
    ...(failed > 0 ? [`${formatNumber(failed)} could not be fetched`] : []),
  ];
  return (
    <Panel className="overflow-hidden">
      <div role="status" className="flex flex-col gap-1 border-border border-b p-4">
        <p className="font-medium">
          {isWhole ? "" : "At least "}
          {count(documents, "page")}
          {isLimited && ", the limit you set; more were found"}
        </p>
        <p className="text-muted">
          About {formatBytes(bytes)}, {count(chunks, "passage")} and {tokenWords(preview)}.
          {!isWhole && " Estimated from the pages below; the whole site is read once you add it."}
        </p>
        {team && <p className="text-muted">{teamWords(team.after)}</p>}
        {notes.length > 0 && <p className="text-muted">Left out: {notes.join(", ")}.</p>}
      </div>
      <ul className="max-h-64 overflow-y-auto" aria-label="Pages that were looked at">
        {items.map(({ name, title, bytes: size }) => (
          <li
            key={name}
            className="flex items-baseline gap-3 border-separator border-b px-4 py-2 last:border-0"
          >
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate">
                {title ?? shortAddress(name)}
              </span>
              <span className="block truncate text-muted text-xs">{shortAddress(name)}</span>
            </span>
            {size !== null && <span className="text-muted text-xs tabular-nums">{formatBytes(size)}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
