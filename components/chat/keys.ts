type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** What a key asks of the page: to write, or to stop the answer that arrives. */
export function pageKey(press: Press, isWriting: boolean): "write" | "stop" | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === "Escape") return "stop";
  return press.key === "/" && !isWriting ? "write" : null;
}
