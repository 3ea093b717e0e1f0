import type { ReactNode } from "react";
import { PanelClose } from "./panel-context";

/** What the panel says when it has no document to show; it can be closed all the same. */
export function PanelMessage({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex justify-end">
        <PanelClose />
      </div>
      {children}
    </div>
  );
}
