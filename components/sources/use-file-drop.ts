"use client";

import { useEffect, useRef, useState } from "react";
import { droppedFiles } from "@/lib/client/dropped-files";

/**
 * Takes files that are dropped anywhere on the page, which the browser would open in its place. Without `onFiles` they
 * are only kept from that. Says whether files are being held over the page. Syncs with: drags over the window.
 */
export function useFileDrop(onFiles: ((files: File[]) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;

  useEffect(() => {
    const over = (event: DragEvent) => {
      const drag = dragOfFiles(event);
      if (!drag) return;
      event.preventDefault();
      drag.dropEffect = latest.current ? "copy" : "none";
      setIsOver(latest.current !== null);
    };
    const leave = (event: DragEvent) => {
      // Left for no other element: for another window.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = async (event: DragEvent) => {
      const drag = dragOfFiles(event);
      if (!drag) return;
      event.preventDefault();
      setIsOver(false);
      const files = await droppedFiles(drag);
      if (files.length > 0) latest.current?.(files);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return isOver;
}

function dragOfFiles({ dataTransfer }: DragEvent): DataTransfer | null {
  return dataTransfer?.types.includes("Files") ? dataTransfer : null;
}
