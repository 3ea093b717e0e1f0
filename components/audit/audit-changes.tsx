import type { Difference } from "./differences";

/** What an event changed, folded away until one asks. */
export function AuditChanges({ differences, requestId }: { differences: Difference[]; requestId: string }) {
  return (
    <details className="mt-1 whitespace-normal text-xs">
      <summary className="touch inline-flex w-fit cursor-pointer items-center rounded py-0.5 text-muted hover:text-foreground">
        Details
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-lg bg-surface-secondary p-3">
        {differences.map(({ name, before, after }) => (
          <div key={name} className="contents">
            <dt className="text-muted first-letter:uppercase">{name}</dt>
            <dd dir="auto" className="wrap-anywhere">
              {before !== null && (
                <del className={after === null ? "no-underline" : "text-muted"}>{before}</del>
              )}
              {before !== null && after !== null && <span aria-hidden="true"> → </span>}
              {after !== null && <ins className="no-underline">{after}</ins>}
            </dd>
          </div>
        ))}
        <dt className="text-muted">Request id</dt>
        <dd className="wrap-anywhere">
          <code className="select-all">{requestId}</code>
        </dd>
      </dl>
    </details>
  );
}
