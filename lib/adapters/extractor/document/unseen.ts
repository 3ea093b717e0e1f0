import type { Signs } from "../port";

/** A flag of a region: the only thing that tags are meant for. */
const REGION_FLAG = "\\u{1F3F4}[\\u{E0020}-\\u{E007E}]{1,8}\\u{E007F}";
const SPECIAL =
  /\p{Variation_Selector}|[\u180E\u200B-\u200F\u202D\u202E\u2060-\u2064\uFEFF]|[\u{E0000}-\u{E007F}]/u;
/**
 * Characters that show nothing and that nobody types: tags, which spell letters; selectors and zero-width characters in
 * rows, which spell bits; what turns letters round. Alone the latter belong to Persian, Thai, emoji and line breaks, and
 * numbers that were copied from a phone begin with U+202D.
 */
const TRICK = new RegExp(
  `${REGION_FLAG}|([\\u{E0000}-\\u{E007F}]+|[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]{3,}|[\\u180E\\u200B-\\u200F\\u2060-\\u2064\\uFEFF]{6,}|\\u202E|\\u202D(?!\\s?[+(\\d]))`,
  "gu",
);
/** What cuts a word apart in a script that needs nothing of the kind. */
const CUT_WORD =
  /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])[\u200B-\u200D\u2060-\u2064\uFEFF]+(?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])/gu;
/** Fewer are hints for line breaks and ligatures. */
const FEWEST_CUTS = 5;

const TAGS_OUTSIDE_FLAGS = new RegExp(`(${REGION_FLAG})|[\\u{E0000}-\\u{E007F}]`, "gu");
const ROW = /[\u180E\u200B-\u200F\u2060-\u2064\uFEFF]{6,}/g;
const MORE_SELECTORS = /([\uFE00-\uFE0F\u{E0100}-\u{E01EF}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]+/gu;

const SAMPLE = 120;
/** Kept of hidden text, to be judged and shown: what speaks to a model is short. */
const MOST_CHARACTERS = 20_000;

/** Takes out what spells a text that a model reads and people do not, and what cuts words apart that are to be found. */
export function withoutTricks(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(TAGS_OUTSIDE_FLAGS, "$1")
    .replace(MORE_SELECTORS, "$1")
    .replace(ROW, "")
    .replace(CUT_WORD, "");
}

/** Collects what readers of a document do not see, before it is cleaned away. */
export class Unseen {
  #invisible = 0;
  #sample = "";
  #cuts = 0;
  #cutSample = "";
  #room = MOST_CHARACTERS;
  readonly #hidden: string[] = [];
  readonly #doubtful: string[] = [];

  /** Counts the invisible characters of a text that is about to be cleaned. */
  look(text: string): void {
    if (!SPECIAL.test(text)) return;
    for (const match of text.matchAll(TRICK)) {
      if (match[1] === undefined) continue;
      this.#invisible += [...match[1]].length;
      if (this.#sample.length < SAMPLE) this.#sample += spelled(match[1]) || around(text, match);
    }
    for (const match of text.matchAll(CUT_WORD)) {
      this.#cuts += [...match[0]].length;
      this.#cutSample ||= around(text, match);
    }
  }

  /** Text that is surely not shown to a reader, and that is part of the text here. */
  addHidden(text: string): void {
    this.#keep(this.#hidden, text);
  }

  /** Text that is left out here because it is not shown, or that may not be seen: it counts when it speaks to a model. */
  addDoubtful(text: string): void {
    this.#keep(this.#doubtful, text);
  }

  signs(): Signs {
    const isCut = this.#cuts >= FEWEST_CUTS;
    return {
      invisibleCharacters: this.#invisible + (isCut ? this.#cuts : 0),
      invisibleSample: (this.#sample || (isCut ? this.#cutSample : "")).slice(0, SAMPLE),
      hidden: this.#hidden,
      doubtful: this.#doubtful,
    };
  }

  #keep(list: string[], text: string): void {
    const line = withoutTricks(text.toWellFormed())
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .slice(0, this.#room);
    if (line === "") return;
    this.#room -= line.length;
    list.push(line);
  }
}

/** What tags say, letter by letter; empty for other characters. */
function spelled(characters: string): string {
  const points = [...characters].map((character) => (character.codePointAt(0) ?? 0) - 0xe0000);
  return points
    .flatMap((point) => (point >= 0x20 && point < 0x7f ? String.fromCharCode(point) : []))
    .join("");
}

function around(text: string, match: RegExpExecArray): string {
  const stretch = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40);
  return stretch
    .replace(/[^\P{C}\n]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
