import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What will not work, or not for everybody, as it is set now. */
export function Warning({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-warning-soft px-3 py-2 text-warning-soft-foreground"
    >
      <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-52">{children}</p>
      {action}
    </div>
  );
}
