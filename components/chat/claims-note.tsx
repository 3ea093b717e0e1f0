import { ShieldQuestion } from "lucide-react";
import { count } from "@/lib/client/format";
import type { Answer } from "./answer";

/** Which statements of an answer the passages they cite do not bear out. */
export function ClaimsNote({ unsupported }: Pick<Answer, "unsupported">) {
  if (unsupported.length === 0) return null;
  return (
    <details className="rounded-lg bg-warning-soft px-3 py-2 text-warning-soft-foreground">
      <summary className="touch cursor-pointer rounded">
        <ShieldQuestion className="me-2 inline size-4 align-text-bottom" aria-hidden="true" />
        {count(unsupported.length, "statement")} could not be found in the cited passages
      </summary>
      <ul className="mt-2 flex list-disc flex-col gap-1 ps-9 text-sm">
        {unsupported.map((statement) => (
          <li key={statement} dir="auto" className="wrap-anywhere">
            {statement.replace(/\s*\[\d+\]/g, "")}
          </li>
        ))}
      </ul>
    </details>
  );
}
