import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type StepProps = {
  title: string;
  summary?: string | null;
  /** How long it took. */
  ms?: number | undefined;
  isOpen?: boolean;
  /** Nothing: there is nothing to open. */
  children?: ReactNode;
};

/** One step: what it is and how long it took, opening to what came of it. */
export function Step({ title, summary, ms, isOpen = false, children }: StepProps) {
  const head = (
    <>
      <span className="font-medium">{title}</span>
      {summary && <span className="text-muted">{summary}</span>}
      {ms !== undefined && <span className="ms-auto text-muted text-xs tabular-nums">{msOf(ms)}</span>}
    </>
  );
  if (!children) {
    return (
      <li className="flex flex-wrap items-baseline gap-x-3 rounded-xl border border-border border-dashed px-4 py-3 ps-11">
        {head}
      </li>
    );
  }
  return (
    <li className="rounded-xl border border-border bg-surface">
      <details open={isOpen} className="group">
        <summary className="flex cursor-pointer list-none items-baseline gap-x-3 px-4 py-3">
          <ChevronRight
            className="size-4 shrink-0 self-center text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none rtl:rotate-180"
            aria-hidden="true"
          />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">{head}</span>
        </summary>
        <div className="flex flex-col gap-3 border-border border-t px-4 py-4">{children}</div>
      </details>
    </li>
  );
}

function msOf(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
