const LINE_END_HYPHEN = /(\p{L}+)[-\u00AD\u2010]$/u;
const WORD_START = /^(\p{Ll}\p{L}*)/u;
const FIRST_WORD = /^\P{L}*\p{L}+/u;
const WORD = /\p{L}{2,}(?:[-\u2010]\p{L}+)*/gu;
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\uAC00-\uD7AF\u3000-\u30FF]/;

/** The words of a document: they tell whether a hyphen at a line's end is part of the word. Collected when first asked. */
export class Vocabulary {
  readonly #pages: readonly (readonly { text: string }[])[];
  #words: Set<string> | null = null;

  /** `pages`: the lines of each page. */
  constructor(pages: readonly (readonly { text: string }[])[]) {
    this.#pages = pages;
  }

  has(word: string): boolean {
    this.#words ??= collectWords(this.#pages);
    return this.#words.has(word.toLowerCase());
  }
}

/** Words that a line's end may have broken do not count. */
function collectWords(pages: readonly (readonly { text: string }[])[]): Set<string> {
  const words = new Set<string>();
  for (const lines of pages) {
    let wasBroken = false;
    for (const { text } of lines) {
      const isBroken = endsInHyphen(text);
      let whole = isBroken ? text.replace(LINE_END_HYPHEN, "") : text;
      if (wasBroken) whole = whole.replace(FIRST_WORD, "");
      for (const [word] of whole.matchAll(WORD)) words.add(word.toLowerCase());
      wasBroken = isBroken;
    }
  }
  return words;
}

function endsInHyphen(text: string): boolean {
  const last = text.at(-1);
  return last === "-" || last === "\u00AD" || last === "\u2010";
}

/** What stands between two lines once they are one: a space, nothing, or nothing with the first line's hyphen cut. */
export function glueOf(before: string, after: string, words: Vocabulary): { cut: number; glue: "" | " " } {
  if (endsInHyphen(before)) {
    const [, head] = LINE_END_HYPHEN.exec(before) ?? [];
    const [, tail] = WORD_START.exec(after) ?? [];
    if (head && tail) return { cut: keepsHyphen(before, head, tail, words) ? 0 : 1, glue: "" };
    if (head ? /^\p{Lu}/u.test(after) : /\p{N}-$/u.test(before) && /^\p{N}/u.test(after))
      return { cut: 0, glue: "" };
  }
  if (WIDE.test(before.at(-1) ?? "") && WIDE.test(after[0] ?? "")) return { cut: 0, glue: "" };
  return { cut: 0, glue: " " };
}

/** Lines as one text: words that were broken at line ends are whole again, lines that were ended on purpose stay. */
export function joinLines(lines: readonly { text: string; isEnded?: boolean }[], words: Vocabulary): string {
  let text = "";
  let isEnded = true;
  for (const line of lines) {
    const next = line.text.trim();
    const { cut, glue } = glueOf(text.slice(-80), next, words);
    if (text === "") text = next;
    else if (isEnded && cut === 0 && !/^\p{Ll}/u.test(next)) text += `\n${next}`;
    else text = text.slice(0, text.length - cut) + glue + next;
    isEnded = line.isEnded ?? false;
  }
  return text;
}

function keepsHyphen(before: string, head: string, tail: string, words: Vocabulary): boolean {
  if (words.has(head + tail)) return false;
  if (words.has(`${head}-${tail}`) || head.length === 1) return true;
  // The middle of a longer compound: "state-of-" and "the-art".
  if (before.at(-head.length - 2) === "-") return true;
  return Math.min(head.length, tail.length) > 2 && words.has(head) && words.has(tail);
}
