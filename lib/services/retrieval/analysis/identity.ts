import { rawTokens } from "./analyze";
import { detectLanguage } from "./detect-language";
import { fold } from "./fold";
import { isFunctionWord } from "./function-words";
import { isUnspaced } from "./scripts";
import { stemOf } from "./stemmers";
import { isAcronym } from "./words";

/**
 * Words that two questions may differ in and still ask the same. Far fewer than the function words of a search: "not",
 * "when", "before", "without", "was", "I" and "you" each make another question of one. Languages that are not here lose none.
 */
const EMPTY: Readonly<Record<string, ReadonlySet<string>>> = {
  en: setOf("a an the is are am do does your our please kindly"),
  de: setOf("der die das den dem des ein eine einen einem einer eines ist sind bitte"),
  fr: setOf("le la les l un une des est sont svp"),
  es: setOf("el la los las un una unos unas es son"),
  it: setOf("il lo la i gli le l un uno una è sono"),
  pt: setOf("o os as um uma uns umas é são"),
  nl: setOf("de het een is"),
};

/** Signs beside words and digits that make another question: currencies, percent, comparisons, degrees, minus. */
const SIGNS = /[\p{Sc}%‰<>=≤≥≠±°]|(?<![\p{L}\p{N}])[-−](?=\p{N})/gu;
const ONLY_LETTERS = /^[\p{L}\p{M}]+$/u;

/**
 * What a question asks, such that two that give the same ask the same: its words folded and stemmed, without the few that
 * say nothing, numbers and identifiers as they are, in order. Null when nothing is left.
 *
 * The order stays, since "Can admins remove owners?" and "Can owners remove admins?" have the same words. Only what stands
 * in front may as well stand at the end ("In winter, when …?"): of all rotations the first in the alphabet stands for all.
 */
export function identityOf(question: string): string | null {
  const language = detectLanguage(question) ?? "en";
  const isShouted = !/\p{Ll}/u.test(question);
  const words = rawTokens(question.replaceAll("’", "'")).flatMap((raw) => {
    if (isUnspaced(raw.charCodeAt(0))) return fold(raw);
    const word = raw.toLowerCase();
    // US and IT are names, us and it are not.
    if (!isShouted && isAcronym(raw) && isFunctionWord(word, fold(word), language)) return raw;
    return partsOf(word, language).flatMap((part) => toTerm(part, language));
  });
  if (words.length === 0) return null;
  return [firstRotation(words).join(" "), ...(question.normalize("NFKC").match(SIGNS) ?? [])].join("\n");
}

function toTerm(word: string, language: string): string[] {
  if (EMPTY[language]?.has(word)) return [];
  return [ONLY_LETTERS.test(word) ? stemOf(word, language) : fold(word)];
}

const NEGATED: Readonly<Record<string, string>> = { "can't": "can", "won't": "will", "shan't": "shall" };

/** "What's" is "what is", "don't" is "do not", and the article of "l'heure" is a word of its own. */
function partsOf(word: string, language: string): string[] {
  if (language === "en") {
    if (word === "cannot") return ["can", "not"];
    if (word.endsWith("n't")) return [NEGATED[word] ?? word.slice(0, -"n't".length), "not"];
    return [word.replace(/'s$/, "")];
  }
  return language === "fr" || language === "it" ? word.split("'").filter(Boolean) : [word];
}

/** Of two words the order may be all there is: a race car is no car race. */
function firstRotation(words: readonly string[]): readonly string[] {
  if (words.length < 3) return words;
  const rotations = words.map((_, at) => [...words.slice(at), ...words.slice(0, at)]);
  return rotations.reduce((first, other) => (other.join(" ") < first.join(" ") ? other : first));
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
