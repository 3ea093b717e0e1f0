import type { TextFilter } from "./text-filter";

/** A text that must not be repeated: as many of its words in a row are taken for a repetition. */
export type Secret = { text: string; words: number };

/** Written without spaces: every character counts as a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source})[\\p{L}\\p{M}\\p{N}])+`, "gu");
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
/** So many words in a row may be chance: from then on they are held back until it is clear what they are. */
const CHANCE = 3;

/** Takes out of a model's words what repeats a secret, word for word; punctuation and capitals do not matter. */
export function withoutSecrets(secrets: readonly Secret[]): TextFilter {
  const runs = secrets.map(({ text, words }) => createRun(wordsOf(text), words));
  let word = "";
  let held = "";

  /** What of the held text may be seen, now that a word has ended. */
  function endWord(): string {
    if (word === "") return "";
    for (const part of wordsOf(word)) for (const run of runs) run.take(part);
    word = "";
    const isSecret = runs.some((run) => run.isSecret());
    if (isSecret) {
      held = "";
      return "";
    }
    if (runs.some((run) => run.length() >= CHANCE)) return "";
    return release();
  }

  function release(): string {
    const out = held;
    held = "";
    return out;
  }

  function take(character: string): string {
    if (UNSPACED.test(character)) {
      const before = endWord();
      word = character;
      held += character;
      return before + endWord();
    }
    if (IN_WORD.test(character)) {
      word += character;
      held += character;
      return runs.some((run) => run.length() >= CHANCE) ? "" : release();
    }
    const out = endWord();
    held += character;
    if (runs.some((run) => run.length() >= CHANCE)) return out;
    return out + release();
  }

  return {
    push: (delta) => [...delta].map(take).join(""),
    end: () => endWord() + (runs.some((run) => run.isSecret()) ? "" : release()),
  };
}

/** So many words in a row, in what was encoded, are no chance: nobody encodes other prose of them. */
const ENCODED_WORDS = 3;

/** Whether a text holds some words in a row of a secret. */
export function repeats(text: string, secrets: readonly Secret[]): boolean {
  const words = wordsOf(text);
  return secrets.some((secret) => {
    const run = createRun(wordsOf(secret.text), ENCODED_WORDS);
    return words.some((word) => {
      run.take(word);
      return run.isSecret();
    });
  });
}

/** How long a stretch of the secret the last words are. */
function createRun(secret: readonly string[], limit: number) {
  const places = new Map<string, number[]>();
  for (const [at, word] of secret.entries()) places.set(word, [...(places.get(word) ?? []), at]);
  let ends: number[] = [];
  let length = 0;
  return {
    take(word: string) {
      const further = ends.filter((at) => secret[at + 1] === word).map((at) => at + 1);
      if (further.length > 0) {
        ends = further;
        length++;
        return;
      }
      ends = places.get(word) ?? [];
      length = ends.length > 0 ? 1 : 0;
    },
    length: () => length,
    isSecret: () => length >= limit,
  };
}

function wordsOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(WORD) ?? [];
}
