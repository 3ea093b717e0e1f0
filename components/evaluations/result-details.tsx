import { Check } from "lucide-react";
import Link from "next/link";
import { documentPath } from "@/lib/client/document-path";
import { formatPercent } from "@/lib/client/format";
import type { ResultDetailDto, ResultDto } from "@/lib/schemas/evaluation";
import { OUTCOME_WORDS } from "./outcome-words";

type ResultDetailsProps = { tenant: string; result: ResultDto; detail: ResultDetailDto };

/** The answer to a question of a run, and what it came from. */
export function ResultDetails({ tenant, result, detail }: ResultDetailsProps) {
  const { answer, found, cited, confidence, durationMs, model, support, error } = detail;
  const facts = [
    `Confidence ${confidence.toFixed(2)}`,
    `${Math.round(durationMs)} ms`,
    model,
    ...(support === null ? [] : [`${formatPercent(support)} borne out`]),
    ...(detail.degraded ? [`with less than usual: ${detail.degraded}`] : []),
    ...(error ? [`error: ${error}`] : []),
  ];
  return (
    <div className="flex flex-col gap-4 border-separator border-t bg-surface-secondary px-4 py-4">
      {result.previousOutcome && result.previousOutcome !== result.outcome && (
        <p className="text-muted">
          In the run before: {OUTCOME_WORDS[result.previousOutcome].toLowerCase()}.
        </p>
      )}
      <div>
        <h3 className="text-muted text-xs">Answer</h3>
        <p dir="auto" className="wrap-anywhere mt-1 max-h-72 overflow-y-auto whitespace-pre-wrap">
          {answer || (error ? "There was none." : "It quoted a document that is deleted now.")}
        </p>
        <p className="wrap-anywhere mt-1 text-muted text-xs">{facts.join(" · ")}</p>
      </div>
      <div className="grid grid-cols-1 gap-4 @2xl:grid-cols-2">
        <Places title="Cited" none="Nothing was cited." places={cited} tenant={tenant} />
        <Places title="Found, best first" none="Nothing was found." places={found} tenant={tenant} />
      </div>
    </div>
  );
}

type PlacesProps = { title: string; none: string; places: ResultDetailDto["found"]; tenant: string };

function Places({ title, none, places, tenant }: PlacesProps) {
  return (
    <div className="min-w-0">
      <h3 className="text-muted text-xs">{title}</h3>
      {places.length === 0 && <p className="mt-1">{none}</p>}
      <ol className="mt-1 flex list-inside list-decimal flex-col gap-1">
        {places.map(({ chunkId, documentId, title, page, start, end, isExpected }, at) => (
          // One passage may be cited for several statements.
          <li key={`${chunkId}-${at.toString()}`} className="wrap-anywhere">
            {title === null ? (
              <span className="text-muted">Deleted</span>
            ) : (
              <Link
                dir="auto"
                href={documentPath(tenant, documentId, { start, end, chunkId })}
                className="rounded underline decoration-border underline-offset-2 hover:decoration-current"
              >
                {title}
              </Link>
            )}
            {page !== null && <span className="text-muted">, page {page}</span>}
            {isExpected && (
              <span className="ms-2 inline-flex items-center gap-1 text-success-soft-foreground text-xs">
                <Check className="size-3.5" aria-hidden="true" />
                expected
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
