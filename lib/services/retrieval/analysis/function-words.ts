import { fold } from "./fold";
import { LATIN_FUNCTION_WORDS } from "./function-words-latin";
import {
  ARABIC_FUNCTION_WORDS,
  CYRILLIC_FUNCTION_WORDS,
  DEVANAGARI_FUNCTION_WORDS,
  OTHER_FUNCTION_WORDS,
} from "./function-words-other";

const ALL: Readonly<Record<string, string>> = {
  ...LATIN_FUNCTION_WORDS,
  ...CYRILLIC_FUNCTION_WORDS,
  ...ARABIC_FUNCTION_WORDS,
  ...DEVANAGARI_FUNCTION_WORDS,
  ...OTHER_FUNCTION_WORDS,
};

export const wordsOf = (list: string): string[] => list.split(/\s+/);

const sets = new Map<string, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

/**
 * Whether a word holds sentences together in the language. In Latin script it must be spelt as in the list: without its
 * accents it may be another word (Swedish är, "is", and år, "year"). In others the spelling varies, so the folded one counts.
 */
export function isFunctionWord(word: string, folded: string, language: string | null): boolean {
  return functionWords(language).has(isLatin(language) ? word : folded);
}

function functionWords(language: string | null): ReadonlySet<string> {
  if (language === null) return NONE;
  let set = sets.get(language);
  if (!set) {
    const list = Object.hasOwn(ALL, language) ? ALL[language] : undefined;
    const words = list === undefined ? [] : wordsOf(list.trim());
    set = new Set(isLatin(language) ? words : words.map(fold));
    sets.set(language, set);
  }
  return set;
}

function isLatin(language: string | null): boolean {
  return language !== null && Object.hasOwn(LATIN_FUNCTION_WORDS, language);
}
