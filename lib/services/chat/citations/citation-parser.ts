/** A part of an answer as it comes out: words for the reader, or the place of a citation. */
export type Piece = { type: "text"; text: string } | { type: "citation"; passage: number };

export type CitationParser = {
  /** Takes in the next part of the model's text; gives what is certain by now. */
  push(delta: string): Piece[];
  /** The rest, when the text has ended. */
  end(): Piece[];
};

/** Models write what they were asked to, and what they were brought up with: `[1]`, `[1, 2]`, `[1;2]`, `[1-3]`, `[^1]`, `[Source 1]`, `【1†…】`. */
const WORD = "(?:sources?|passages?|citations?|refs?|docs?|quellen?|fuentes?|المصدر|مصدر)";
const NUMBER = `(?:\\^|${WORD}\\s*[:#]?\\s*)?\\d{1,4}`;
const NUMBERS = `\\s*${NUMBER}(?:\\s*[,;–—-]\\s*${NUMBER})*\\s*`;
const MARKER = new RegExp(`^(?:\\[${NUMBERS}\\]|【${NUMBERS}(?:[:†][^】]*)?】)$`, "iu");
/** What may still become one. Other brackets are held back as long, which nobody sees. */
const MARKER_BEGUN = /^(?:\[[\p{L}\d\s,;:#^–—-]*|【[^【】\n`]*)$/u;
/** Cut off before its end, its number may be cut off too. */
const UNFINISHED = /^[[【]\s*\^?\d[\d\s,;–—-]*$/;
const LONGEST_MARKER = 40;
const LONGEST_RANGE = 20;

/**
 * Finds the citations in a text that arrives in any pieces. It works character by character, so how the text was cut
 * changes nothing. Numbers of passages that were not given (`isKnown`) vanish, with the space before them, and so does a
 * marker that breaks off at the end. Code in backticks is left as it is, and so is `\[`.
 */
export function createCitationParser(isKnown: (passage: number) => boolean): CitationParser {
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
    const passages = numbersIn(marker).filter(isKnown);
    marker = "";
    if (passages.length === 0) {
      space = "";
      return;
    }
    release();
    for (const passage of passages) pieces.push({ type: "citation", passage });
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
    if ((character === "[" || character === "【") && !wasEscaped) marker = character;
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
      if (UNFINISHED.test(marker)) [space, marker] = ["", ""];
      release();
      return drain();
    },
  };
}

/** The numbers of a marker, each once, ranges told out. */
function numbersIn(marker: string): number[] {
  // What stands behind the number in `【1:0†name】` is no number of a passage.
  const list = marker.replace(/(?<=\d)\s*[:†].*$/u, "");
  const numbers: number[] = [];
  for (const [, from = "", to = from] of list.matchAll(/(\d+)(?:\s*[–—-]\s*\D*?(\d+))?/gu)) {
    const last = Math.min(Number(to), Number(from) + LONGEST_RANGE);
    if (last < Number(from)) numbers.push(Number(from), Number(to));
    for (let number = Number(from); number <= last; number++) numbers.push(number);
  }
  return [...new Set(numbers)];
}
