import type { TextFilter } from "./guard";

/**
 * Takes a sign out of a text that arrives in any pieces, wherever it stands in it, and says whether it was there. White
 * space before everything else goes with it.
 */
export function withoutSign(sign: string): TextFilter & { isSeen(): boolean } {
  /** What may be the beginning of the sign, and is not shown yet. */
  let held = "";
  let isSeen = false;
  let isBegun = false;

  function show(text: string): string {
    const shown = isBegun ? text : text.trimStart();
    isBegun ||= shown !== "";
    return shown;
  }

  function take(character: string): string {
    held += character;
    if (held === sign) {
      isSeen = true;
      held = "";
    }
    let kept = held.length;
    while (!sign.startsWith(held.slice(held.length - kept))) kept--;
    const out = held.slice(0, held.length - kept);
    held = held.slice(held.length - kept);
    return out;
  }

  return {
    push: (delta) => show([...delta].map(take).join("")),
    end() {
      const out = held;
      held = "";
      return show(out);
    },
    isSeen: () => isSeen,
  };
}
