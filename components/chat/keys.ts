type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** What a key asks of the composer it is pressed in. A key that belongs to an input method asks nothing. */
export function isSendKey(press: Press & { isComposing: boolean; keyCode: number }): boolean {
  // While characters are composed Enter takes one over; Safari tells so by the key code alone.
  if (press.isComposing || press.keyCode === 229) return false;
  return press.key === "Enter" && !press.shiftKey && !press.altKey;
}

/** What a key asks of the page: to write, or to stop the answer that arrives. */
export function pageKey(press: Press, isWriting: boolean): "write" | "stop" | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === "Escape") return "stop";
  return press.key === "/" && !isWriting ? "write" : null;
}
