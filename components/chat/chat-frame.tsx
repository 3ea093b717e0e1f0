import type { ReactNode } from "react";

/**
 * The room of a chat: as high as the window, less the bar on top of small ones, so that only what was said scrolls. When
 * a phone's keyboard leaves little of it, the header makes way.
 */
export function ChatFrame({ header, children }: { header: ReactNode; children: ReactNode }) {
  return (
    <div className="flex h-[calc(100dvh-3.5rem)] min-h-72 flex-col lg:h-dvh">
      <div className="shrink-0 [@media(max-height:30rem)]:sr-only">{header}</div>
      {children}
    </div>
  );
}
