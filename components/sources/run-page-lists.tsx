import { Panel } from "@/components/patterns/section";
import { count, formatNumber } from "@/lib/client/format";
import { RUN_PAGE_KINDS, type RunPages, type SyncRunDetailDto } from "@/lib/schemas/sync";
import { shortAddress } from "./source-facts";

type Kind = (typeof RUN_PAGE_KINDS)[number];

const TITLES: Record<Kind, string> = {
  added: "Added",
  changed: "Changed",
  removed: "Removed",
  failed: "Could not be fetched",
  unchanged: "Unchanged",
};

/** Which pages a look at an origin came upon, by what became of them. */
export function RunPageLists({ run }: { run: SyncRunDetailDto }) {
  const kinds = RUN_PAGE_KINDS.filter((kind) => run.counts[kind] > 0);
  if (kinds.length === 0) {
    return <p className="text-muted">It came upon no page that is, was or could have been taken in.</p>;
  }
  return (
    <div className="flex flex-col gap-4">
      {kinds.map((kind) => (
        <PageList key={kind} kind={kind} total={run.counts[kind]} pages={run.pages[kind]} />
      ))}
    </div>
  );
}

function PageList({ kind, total, pages }: { kind: Kind; total: number; pages: RunPages[Kind] }) {
  const { items, more } = pages;
  return (
    <Panel>
      <details open={kind !== "unchanged"}>
        <summary className="touch cursor-pointer rounded px-4 py-3 font-medium">
          {TITLES[kind]} <span className="text-muted">({count(total, "page")})</span>
        </summary>
        <ul aria-label={TITLES[kind]} className="max-h-96 overflow-y-auto border-border border-t">
          {items.map(({ url, title, message }) => (
            <li key={url} className="border-separator border-b px-4 py-2 last:border-0">
              {title && (
                <span dir="auto" className="wrap-anywhere block">
                  {title}
                </span>
              )}
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="wrap-anywhere rounded text-link text-xs underline underline-offset-4"
              >
                {shortAddress(url)}
                <span className="sr-only"> (opens in a new tab)</span>
              </a>
              {message && <p className="wrap-anywhere text-muted text-xs">{message}</p>}
            </li>
          ))}
          {more > 0 && <li className="px-4 py-2 text-muted text-xs">{moreWords(items.length, more)}</li>}
        </ul>
      </details>
    </Panel>
  );
}

const moreWords = (named: number, more: number) =>
  named === 0
    ? "Which ones they were is kept of the newest checks alone."
    : `And ${formatNumber(more)} more.`;
