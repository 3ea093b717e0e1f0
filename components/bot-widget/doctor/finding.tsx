import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { CopyField } from "@/components/patterns/copy-field";
import type { DoctorFinding } from "@/lib/schemas/widget-doctor";

const LOOKS = {
  ok: { Icon: CircleCheck, word: "Fine", tone: "text-success" },
  warning: { Icon: TriangleAlert, word: "Look at this", tone: "text-warning" },
  error: { Icon: CircleAlert, word: "Wrong", tone: "text-danger" },
} as const;

/** One thing that was looked at, and what to change. */
export function Finding({ finding: { level, title, detail, change } }: { finding: DoctorFinding }) {
  const { Icon, word, tone } = LOOKS[level];
  return (
    <li className="flex gap-3">
      <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} role="img" aria-label={word} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div>
          <p className="font-medium">{title}</p>
          <p className="text-muted">{detail}</p>
        </div>
        {change && <CopyField label={change.where} value={change.line} isMultiline />}
      </div>
    </li>
  );
}
