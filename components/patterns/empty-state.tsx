import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode };

/** What stands where nothing is yet: what this place is for, and the first step. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-xl border border-border border-dashed px-6 py-12 text-center">
      <span className="mb-4 flex size-10 items-center justify-center rounded-lg border border-border bg-surface text-muted">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <p className="font-medium text-base">{title}</p>
      <div className="mt-1 max-w-md text-balance text-muted">{children}</div>
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
