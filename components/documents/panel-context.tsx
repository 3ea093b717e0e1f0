"use client";

import { Button } from "@heroui/react";
import { X } from "lucide-react";
import { createContext, useContext } from "react";

type Panel = { close(): void };

export const PanelContext = createContext<Panel | null>(null);

/** The panel that a document is shown in; null on a page of its own. */
export function usePanel(): Panel | null {
  return useContext(PanelContext);
}

export function PanelClose() {
  const panel = usePanel();
  return (
    <Button
      variant="ghost"
      size="sm"
      isIconOnly
      aria-label="Close the document"
      onPress={() => panel?.close()}
    >
      <X aria-hidden="true" />
    </Button>
  );
}
