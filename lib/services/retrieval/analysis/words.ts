import { type Compound, isCompound, takeApart } from "./compounds";
import { fold, isEmptyWord } from "./fold";
import { isFunctionWord } from "./function-words";
import { stemOf } from "./stemmers";

/** A word by the forms it is found by: its stem, then itself as everybody's spelling has it, when that differs. */
export type Word = { forms: readonly string[]; weight: number };

export type Token = {
  /** All forms, in order, for the index. */
  index: readonly string[];
  query: readonly Word[];
  /** Left out of queries, unless nothing else is in them. */
  isFunctionWord: boolean;
};

const PART_OF_IDENTIFIER = 0.5;
const WHOLE_OF_COMPOUND = 0.3;
const SYMBOL_NAME = /^\p{L}{1,2}(?:\+\+|#)$/u;
const CAPITALS = /^\p{Lu}{2,}$/u;
const LONGEST = 64;

/** @param languages the first is the text's own and decides what a function word is; the others only add stems. */
export function toToken(raw: string, languages: readonly (string | null)[]): Token {
  if (raw.endsWith("+") || raw.endsWith("#")) return symbolName(raw, languages);
  if (!isCompound(raw)) return plainToken(raw, languages);
  const compound = takeApart(raw);
  if (compound.parts.length === 0) return wholeToken(compound, raw, languages);
  const query = queryWords(compound, languages);
  const whole = [...new Set(compound.whole.map((spelling) => fold(spelling.toLowerCase())))];
  const parts = compound.parts.flatMap((part) => plainToken(part, languages).index);
  return { index: [...whole, ...parts], query, isFunctionWord: query.length === 0 };
}

function queryWords(compound: Compound, languages: readonly (string | null)[]): Word[] {
  const words: Word[] = [];
  const forms = [...new Set(compound.whole.map((spelling) => fold(spelling.toLowerCase())))];
  if (forms.length > 0) words.push({ forms, weight: compound.isIdentifier ? 1 : WHOLE_OF_COMPOUND });
  const weight = compound.isIdentifier ? PART_OF_IDENTIFIER : 1;
  for (const part of compound.parts) {
    const token = plainToken(part, languages);
    if (!token.isFunctionWord) words.push(...token.query.map((word) => ({ ...word, weight })));
  }
  return words;
}

function wholeToken(compound: Compound, raw: string, languages: readonly (string | null)[]): Token {
  if (!compound.isIdentifier) return plainToken(raw, languages);
  const forms = [...new Set(compound.whole.map((spelling) => fold(spelling.toLowerCase())))];
  return { index: forms, query: [{ forms, weight: 1 }], isFunctionWord: false };
}

/** C++, C#, F#: one or two letters mean nothing without their sign; after a longer word it is punctuation. */
function symbolName(raw: string, languages: readonly (string | null)[]): Token {
  if (!SYMBOL_NAME.test(raw)) return toToken(raw.replace(/[+#]+$/, ""), languages);
  const name = raw.toLowerCase();
  return { index: [name], query: [{ forms: [name], weight: 1 }], isFunctionWord: false };
}

function plainToken(raw: string, languages: readonly (string | null)[]): Token {
  const [own = null] = languages;
  const word = lowerCase(raw, own).slice(0, LONGEST);
  const folded = fold(word);
  if (isEmptyWord(folded)) return { index: [], query: [], isFunctionWord: true };
  if (isFunctionWord(word, folded, own)) {
    return { index: [folded], query: [{ forms: [folded], weight: 1 }], isFunctionWord: true };
  }
  const hasDigit = /\p{N}/u.test(folded);
  const stems = hasDigit ? [] : languages.map((language) => stemOf(word, language)).filter(Boolean);
  const forms = [...new Set([...stems, folded])];
  return { index: forms, query: [{ forms, weight: 1 }], isFunctionWord: false };
}

/** Whether the token may be a name in capitals that reads like a function word: US, IT, WHO. */
export function isAcronym(raw: string): boolean {
  return CAPITALS.test(raw);
}

/** In Turkish I and i are two letters, ı and i; the stemmer goes by them. */
function lowerCase(raw: string, language: string | null): string {
  return language === "tr" ? raw.toLocaleLowerCase("tr") : raw.toLowerCase();
}
