type Press = Pick<KeyboardEvent, "key" | "altKey" | "shiftKey" | "isComposing" | "keyCode">;

/** What a key asks of the composer it is pressed in. A key that belongs to an input method asks nothing. */
export function isSendKey(press: Press): boolean {
  // While characters are composed Enter takes one over; Safari tells so by the key code alone.
  if (press.isComposing || press.keyCode === 229) return false;
  return press.key === "Enter" && !press.shiftKey && !press.altKey;
}
