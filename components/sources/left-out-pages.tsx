import { Panel } from "@/components/patterns/section";
import { TextLink } from "@/components/patterns/text-link";
import { count } from "@/lib/client/format";
import type { SourcePageDto } from "@/lib/schemas/sync";
import { pageReason } from "./page-words";
import { shortAddress } from "./source-facts";
import { sourcePath } from "./source-paths";

type LeftOutPagesProps = { tenant: string; title: string; pages: readonly SourcePageDto[]; hasMore: boolean };

/** Addresses that were found and not taken in, each with its reason; folded away until somebody asks. */
export function LeftOutPages({ tenant, title, pages, hasMore }: LeftOutPagesProps) {
  if (pages.length === 0) return null;
  return (
    <Panel>
      <details>
        <summary className="touch cursor-pointer rounded px-4 py-3 font-medium">
          {title}{" "}
          <span className="text-muted">
            ({hasMore ? `${pages.length} and more` : count(pages.length, "page")})
          </span>
        </summary>
        <ul className="max-h-96 overflow-y-auto border-border border-t">
          {pages.map((page) => (
            <li key={page.id} className="border-separator border-b px-4 py-2 last:border-0">
              <a
                href={page.url}
                target="_blank"
                rel="noreferrer"
                className="wrap-anywhere rounded text-link underline underline-offset-4"
              >
                {shortAddress(page.url)}
                <span className="sr-only"> (opens in a new tab)</span>
              </a>
              <p className="text-muted text-xs">
                {page.heldBy ? (
                  <>
                    Already in{" "}
                    <TextLink href={sourcePath(tenant, page.heldBy.sourceId)}>{page.heldBy.title}</TextLink>
                  </>
                ) : (
                  pageReason(page)
                )}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
