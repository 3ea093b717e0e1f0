import { Info, type LucideIcon, OctagonPause, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { AnswerNote } from "./answer-note";

const TONES: Record<AnswerNote["tone"], { icon: LucideIcon; look: string }> = {
  neutral: { icon: OctagonPause, look: "bg-default text-muted" },
  warning: { icon: Info, look: "bg-warning-soft text-warning-soft-foreground" },
  danger: { icon: TriangleAlert, look: "bg-danger-soft text-danger-soft-foreground" },
};

type NoteLineProps = Omit<AnswerNote, "text"> & { children: ReactNode; action?: ReactNode };

/** Something to know about what stands above, and what can be done about it. */
export function NoteLine({ tone, requestId, children, action }: NoteLineProps) {
  const { icon: Icon, look } = TONES[tone];
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg px-3 py-2 ${look}`}>
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-48">
        {children}
        {requestId && (
          <span className="block text-xs opacity-90">
            Request id: <code className="select-all wrap-anywhere font-mono">{requestId}</code>
          </span>
        )}
      </p>
      {action}
    </div>
  );
}
