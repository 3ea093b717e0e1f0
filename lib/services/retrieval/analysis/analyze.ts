import type { QueryTerm, Terms } from "@/lib/services/_kit/ports";
import { detectLanguage } from "./detect-language";
import { fold, foldDigits } from "./fold";
import { fragmentsOf } from "./fragments";
import { isFunctionWord } from "./function-words";
import { isUnspaced } from "./scripts";
import { tokensIn } from "./token-cache";
import { isAcronym } from "./words";

/** Changes whenever the same text may give other terms: then everything has to be indexed anew. */
export const ANALYSIS_VERSION = 1;

const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const LETTER = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;
const JOINT = "(?:[._@'’\\-\\u2010\\u2011]|(?<=\\p{N}),(?=\\p{N}))";
const TOKEN = new RegExp(`${LETTER}+(?:${JOINT}${LETTER}+)*(?:\\+\\+|#)?|[${UNSPACED}]+`, "gv");

/** In these scripts an apostrophe or a quotation mark inside a word belongs to it: п'ять, צה"ל. */
const INNER_MARK =
  /(?<=[\p{Script=Cyrillic}\p{Script=Hebrew}])['’ʼ"״׳](?=[\p{Script=Cyrillic}\p{Script=Hebrew}])/gu;
const HAS_INNER_MARK = /[\u0400-\u05ff]['’ʼ"״׳]/;

/** Two characters out of a run without spaces stand for about half a word. */
const FRAGMENT_WEIGHT = 0.5;
const MOST_QUERY_TERMS = 96;

/**
 * The terms of a text for the index, in order: for each word its stem and, where it differs, the word itself, folded
 * (`fold`), so that a query in another (or wrongly detected) language still meets it; identifiers whole and in parts;
 * pairs of characters where words are not parted by spaces. Function words stay: titles and quotes are made of them.
 * @param language the document's, as ISO 639-1; left out, it is detected; null when it is known that it cannot be told
 */
export function analyze(text: string, language: string | null = detectLanguage(text)): Terms {
  const terms: string[] = [];
  const tokens = tokensIn([primary(language)]);
  for (const raw of rawTokens(text)) {
    const found = isUnspaced(raw.charCodeAt(0)) ? fragmentsOf(fold(raw)).index : tokens(raw).index;
    for (const term of found) terms.push(term);
  }
  return terms;
}

/**
 * What a question asks the index for, most telling forms first, each thing once and weighed by how often it is named.
 * Function words are left out unless nothing else is there.
 * @param options.language of the question; left out, it is detected
 * @param options.languages of the documents that are searched: their stems are tried too
 */
export function analyzeQuery(
  text: string,
  options: { language?: string | null; languages?: readonly string[] } = {},
): QueryTerm[] {
  const { language = detectLanguage(text), languages = [] } = options;
  const tokens = tokensIn([...new Set([primary(language), ...languages.map(primary)])]);
  const isShouted = !/\p{Ll}/u.test(text);
  const telling = new Map<string, QueryTerm>();
  const function_ = new Map<string, QueryTerm>();
  for (const raw of rawTokens(text)) {
    if (isUnspaced(raw.charCodeAt(0))) {
      for (const form of fragmentsOf(fold(raw)).query) {
        const term: QueryTerm = { forms: [form], weight: FRAGMENT_WEIGHT, isFragment: true };
        add(isFunctionWord(form, form, primary(language)) ? function_ : telling, term);
      }
      continue;
    }
    const token = tokens(raw);
    const isLeftOut = token.isFunctionWord && (isShouted || !isAcronym(raw));
    for (const word of token.query) add(isLeftOut ? function_ : telling, word);
  }
  const terms = telling.size > 0 ? telling : function_;
  return [...terms.values()].slice(0, MOST_QUERY_TERMS);
}

/** The words of a text as they stand there, and runs of scripts without spaces. */
export function rawTokens(text: string): string[] {
  const normal = foldDigits(text.normalize("NFKC"));
  return (HAS_INNER_MARK.test(normal) ? normal.replace(INNER_MARK, "") : normal).match(TOKEN) ?? [];
}

function add(terms: Map<string, QueryTerm>, term: QueryTerm): void {
  const [key = ""] = term.forms;
  const known = terms.get(key);
  if (!known) terms.set(key, term);
  else {
    const forms = [...new Set([...known.forms, ...term.forms])];
    terms.set(key, { ...known, forms, weight: known.weight + term.weight });
  }
}

/** One language under several codes. */
const SAME: Readonly<Record<string, string>> = { nb: "no", nn: "no", bs: "hr", iw: "he", in: "id" };

/** `pt-BR` is Portuguese. */
function primary(language: string | null): string | null {
  const code = language?.toLowerCase().split(/[-_]/)[0] ?? null;
  return code === null ? null : (SAME[code] ?? code);
}
