"use client";

import { Button } from "@heroui/react";
import type { PreviewConfig } from "./preview-config";
import { usePanelLink } from "./use-panel-link";

/** The panel itself, as visitors get it, with what is in the form. */
export function PanelFrame({ botId, config }: { botId: string; config: PreviewConfig }) {
  const { frame, state, onLoad, restart } = usePanelLink(botId, config);
  if (state.is === "failed") {
    return (
      <div className="grid h-full place-items-center bg-surface p-6 text-center" role="alert">
        <div className="flex flex-col items-center gap-3">
          <p className="text-muted">{state.words}</p>
          <Button variant="secondary" size="sm" onPress={restart}>
            Load it again
          </Button>
        </div>
      </div>
    );
  }
  return (
    <iframe
      ref={frame}
      title="Preview of the chat"
      src={`/embed/${botId}?preview=1`}
      onLoad={onLoad}
      className="block size-full border-0"
    />
  );
}
