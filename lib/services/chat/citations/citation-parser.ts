/** A part of an answer as it comes out: words for the reader, or the place of a citation. */
export type Piece = { type: "text"; text: string } | { type: "citation"; passage: number; index: number };

export type CitationParser = {
  /** Takes in the next part of the model's text; gives what is certain by now. */
  push(delta: string): Piece[];
  /** The rest, when the text has ended. */
  end(): Piece[];
};

const MARKER = /^\[\s*\d+(?:\s*,\s*\d+)*\s*\]$/;
const MARKER_BEGUN = /^\[[\d\s,]*$/;
const LONGEST_MARKER = 60;

/**
 * Finds `[1]`, `[1, 2]` and `[1][2]` in a text that arrives in any pieces, and numbers the passages in the order they
 * appear. It works character by character, so how the text was cut changes nothing. Numbers of passages that were not
 * given (`isKnown`) vanish, with the space before them. Code in backticks is left as it is, and so is `\[`.
 */
export function createCitationParser(isKnown: (passage: number) => boolean): CitationParser {
  const indexOf = new Map<number, number>();
  let pieces: Piece[] = [];
  /** Held back: white space, then perhaps the beginning of a marker. */
  let space = "";
  let marker = "";
  let isEscaped = false;
  /** The run of backticks that is arriving, and the one that opened the code we are in. */
  let ticks = 0;
  let codeFence = 0;

  function write(text: string): void {
    if (text === "") return;
    const last = pieces.at(-1);
    if (last?.type === "text") last.text += text;
    else pieces.push({ type: "text", text });
  }

  function release(): void {
    write(space + marker);
    space = "";
    marker = "";
  }

  function endTicks(): void {
    if (ticks === 0) return;
    if (codeFence === 0) codeFence = ticks;
    else if (codeFence === ticks) codeFence = 0;
    ticks = 0;
  }

  function cite(): void {
    const passages = [...marker.matchAll(/\d+/g)].map(([digits]) => Number(digits)).filter(isKnown);
    marker = "";
    if (passages.length === 0) {
      space = "";
      return;
    }
    release();
    for (const passage of passages) {
      const index = indexOf.get(passage) ?? indexOf.size + 1;
      indexOf.set(passage, index);
      pieces.push({ type: "citation", passage, index });
    }
  }

  function take(character: string): void {
    const wasEscaped = isEscaped;
    isEscaped = character === "\\" && !wasEscaped;
    if (character === "`") {
      release();
      ticks++;
      write(character);
      return;
    }
    endTicks();
    if (codeFence > 0) write(character);
    else if (!extendMarker(character)) begin(character, wasEscaped);
  }

  /** Whether the character belongs to the marker that is arriving; when it cannot, the marker is text after all. */
  function extendMarker(character: string): boolean {
    if (marker === "") return false;
    const longer = marker + character;
    const isWhole = MARKER.test(longer);
    if (isWhole || (MARKER_BEGUN.test(longer) && longer.length < LONGEST_MARKER)) {
      marker = longer;
      if (isWhole) cite();
      return true;
    }
    release();
    return false;
  }

  function begin(character: string, wasEscaped: boolean): void {
    if (character === "[" && !wasEscaped) marker = character;
    else if (/\s/.test(character)) space += character;
    else {
      release();
      write(character);
    }
  }

  function drain(): Piece[] {
    const out = pieces;
    pieces = [];
    return out;
  }

  return {
    push(delta) {
      for (const character of delta) take(character);
      return drain();
    },
    end() {
      release();
      return drain();
    },
  };
}
