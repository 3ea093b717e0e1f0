const MARKS = /\p{M}+/gu;
const HAS_MARKED = /[\u0080-\uffff]/;

/** Letters that no decomposition reaches, as people type them who do not have them on their keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ð: "d",
  đ: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  // Cyrillic: ё is written е by most; й, ї and ў are letters of their own and stay.
  ё: "е",
  ς: "σ",
  // Arabic: variants of alef, yeh, kaf, heh and the carriers of hamza that writers mix up; Persian and Urdu shapes.
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ۀ: "ه",
  ہ: "ه",
  ھ: "ه",
  ک: "ك",
  // Hebrew: the shapes at the end of a word.
  ך: "כ",
  ם: "מ",
  ן: "נ",
  ף: "פ",
  ץ: "צ",
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

/** Vowel and cantillation signs of Arabic and Hebrew, tatweel, nukta, joiners and the stress mark of dictionaries. */
const UNWRITTEN = /[\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u0591-\u05c7]|\u093c|\u200c|\u200d|\u0301/g;
const DECOMPOSED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
const MAY_HAVE_OTHER_DIGITS = /[\u0660-\u1a99\ua620-\uabf9]/;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;

/**
 * The form of a lower-case word that everybody's spelling of it shares, whatever the language: Latin and Greek without
 * diacritics, Arabic and Hebrew without vowel signs. It must not depend on the language: it is what a query and a
 * document in different detected languages meet on. What a language wants kept apart (Swedish å and a, Spanish ñ and n),
 * its stems keep apart: see `foldStem`.
 */
export function fold(word: string): string {
  if (!HAS_MARKED.test(word)) return word;
  return word
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .normalize("NFD")
    .replace(DECOMPOSED, "$1")
    .normalize("NFC")
    .replace(UNWRITTEN, "");
}

/** Digits of all scripts as 0–9; before a text is cut up, because in scripts without spaces they end a run. */
export function foldDigits(text: string): string {
  return MAY_HAVE_OTHER_DIGITS.test(text) ? text.replace(OTHER_DIGIT, toAsciiDigit) : text;
}

/**
 * Letters that are no decoration in these languages: everyone types them, and without them one word is another
 * (Swedish får/far, Spanish año/ano, Vietnamese by its tones). In all others a stem is folded like the word, because
 * people leave accents out (French, Portuguese, Turkish and Polish on foreign keyboards) or the stemmer drops them
 * itself (German ü is u there: Bücher and Buch share a stem).
 */
const KEPT_IN_STEMS: Readonly<Record<string, RegExp | null>> = {
  sv: /[åäö]/,
  fi: /[åäö]/,
  da: /[åæø]/,
  no: /[åæø]/,
  et: /[õäöü]/,
  hu: /[öőüű]/,
  es: /ñ/,
  vi: /[\u0080-\uffff]/,
};

/** Folds a stem as far as its language allows. */
export function foldStem(stem: string, language: string | null): string {
  const kept = language === null ? null : KEPT_IN_STEMS[language];
  return kept?.test(stem) ? stem : fold(stem);
}

/** Blocks of digits start at …0 or (the Indic ones) at …6, so the low four bits tell which digit it is. */
function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const low = code & 0xf;
  const isIndic = code >= 0x966 && code <= 0xdef;
  const value = isIndic ? low - 6 : low;
  return value >= 0 && value <= 9 ? String(value) : digit;
}

/** Whether there is more to a word than marks. */
export function isEmptyWord(word: string): boolean {
  return word.replace(MARKS, "") === "";
}
