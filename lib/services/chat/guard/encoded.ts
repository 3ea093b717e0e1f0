import { repeats, type Secret } from "./secrets";
import type { TextFilter } from "./text-filter";

/** Of both alphabets. */
const BASE64 = /[\w+/=-]/;
/** Longer than words are. What came before cannot be taken back; it is a word or two of what it stands for. */
const SHOWN = 16;
/** A quarter of it may have lost its beginning. */
const OFFSETS = [0, 1, 2, 3];

/** Takes out of a model's words what is a secret in Base64. */
export function withoutEncoded(secrets: readonly Secret[]): TextFilter {
  /** The word that is arriving, and how much of it was shown. */
  let word = "";

  function endWord(): string {
    const held = word.slice(SHOWN);
    const isSecret = held !== "" && OFFSETS.some((offset) => repeats(decode(word.slice(offset)), secrets));
    word = "";
    return isSecret ? "" : held;
  }

  function take(character: string): string {
    if (!BASE64.test(character)) return endWord() + character;
    word += character;
    return word.length <= SHOWN ? character : "";
  }

  return { push: (delta) => [...delta].map(take).join(""), end: endWord };
}

const decode = (word: string) => Buffer.from(word, "base64").toString("utf8");

/** The ways in which a text is read from its end: letter by letter, word by word, and each word by itself. */
export function backwards({ text, words }: Secret): Secret[] {
  const turned = (one: string) => [...one].reverse().join("");
  const parts = text.split(/\s+/);
  return [turned(text), parts.toReversed().join(" "), parts.map(turned).join(" ")].map((way) => ({
    text: way,
    words,
  }));
}
