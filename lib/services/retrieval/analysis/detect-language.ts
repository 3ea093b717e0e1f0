import { wordsOf } from "./function-words";
import { LATIN_FUNCTION_WORDS } from "./function-words-latin";
import {
  ARABIC_FUNCTION_WORDS,
  CYRILLIC_FUNCTION_WORDS,
  DEVANAGARI_FUNCTION_WORDS,
} from "./function-words-other";
import { type Script, scriptOf } from "./scripts";

/** Scripts that (in texts people upload) one language writes. */
const ONE_LANGUAGE: Partial<Record<Script, string>> = {
  greek: "el",
  armenian: "hy",
  hebrew: "he",
  bengali: "bn",
  gurmukhi: "pa",
  gujarati: "gu",
  oriya: "or",
  tamil: "ta",
  telugu: "te",
  kannada: "kn",
  malayalam: "ml",
  sinhala: "si",
  thai: "th",
  lao: "lo",
  myanmar: "my",
  georgian: "ka",
  ethiopic: "am",
  khmer: "km",
  hangul: "ko",
};

/** Letters that few languages of a script have: in texts without function words they are all there is to go by. */
const LATIN_LETTERS: Readonly<Record<string, string>> = {
  de: "äöüß",
  fr: "éèàçêùœâîûëï",
  es: "ñáéíóú",
  pt: "ãõçáéíóúâêôà",
  it: "àèìòùé",
  nl: "ëï",
  sv: "åäö",
  da: "åæø",
  no: "åæø",
  fi: "äö",
  hu: "áéíóöőúüű",
  ro: "ăâîșțşţ",
  tr: "ğışçöü",
  pl: "ąćęłńóśźż",
  cs: "ěščřžýáíéůúďťň",
  sk: "ľĺŕôäčšžťňáíéúý",
  hr: "čćđšž",
  sl: "čšž",
  lt: "ąčęėįšųūž",
  lv: "āčēģīķļņšūž",
  et: "õäöü",
  ca: "çàèòïüéíóú",
  vi: "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
};
const CYRILLIC_LETTERS: Readonly<Record<string, string>> = {
  ru: "ыэёъ",
  uk: "іїєґ",
  bg: "ъщ",
  sr: "ђћљњјџ",
  mk: "ѓќѕљњјџ",
  be: "ўіыэё",
};
const ARABIC_LETTERS: Readonly<Record<string, string>> = { ar: "ةىيكأإ", fa: "پچژگیک", ur: "ٹڈڑےںہھ" };
const DEVANAGARI_LETTERS: Readonly<Record<string, string>> = { hi: "ड़ढ़", mr: "ळ", ne: "" };

type Evidence = { words: Map<string, number>; bits: string[]; letters: Map<string, number> };

const SAMPLE = 4_000;
/** Ideographs and syllables say more per character than letters do. */
const DENSE: Partial<Record<Script, number>> = { han: 3, kana: 3, hangul: 3 };
/** Evidence, in words that no other language of the script has, below which a guess is worse than none, as on a draw. */
const MINIMUM = 0.75;
const LETTER_WEIGHT = 0.6;
/** A running text has a function word in every fourth place or more; far fewer mean a language we do not know. */
const MINIMUM_SHARE = 0.06;

/**
 * The ISO 639-1 code of the language most of the text is in; null when the text does not tell (names, numbers, code, a
 * language without a list here). Counted over the first and a middle part; a question of six words is usually enough.
 */
export function detectLanguage(text: string): string | null {
  const middle = text.length >> 1;
  const sample =
    text.length > 3 * SAMPLE ? text.slice(0, SAMPLE) + text.slice(middle, middle + SAMPLE) : text;
  const script = mainScript(sample.slice(0, 2 * SAMPLE));
  if (script === null) return null;
  if (script === "latin") return bestOf(latin(), sample);
  // In these the language most people write is the better guess when nothing tells: it decides no more than the stemmer.
  if (script === "cyrillic") return bestOf(cyrillic(), sample, 0) ?? "ru";
  if (script === "arabic") return bestOf(arabic(), sample, 0) ?? "ar";
  if (script === "devanagari") return bestOf(devanagari(), sample, 0) ?? "hi";
  if (script === "han" || script === "kana") return script === "kana" ? "ja" : "zh";
  return ONE_LANGUAGE[script] ?? null;
}

function mainScript(sample: string): Script | null {
  const counts = new Map<Script, number>();
  for (let index = 0; index < sample.length; index++) {
    const script = scriptOf(sample.charCodeAt(index));
    if (script) counts.set(script, (counts.get(script) ?? 0) + (DENSE[script] ?? 1));
  }
  // Japanese mixes both; a little kana among ideographs is what Chinese never has.
  const kana = counts.get("kana") ?? 0;
  const han = counts.get("han") ?? 0;
  if (kana > 0.08 * (kana + han)) counts.set("kana", kana + han);
  let best: Script | null = null;
  for (const [script, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = script;
  return best;
}

function bestOf(evidence: Evidence, sample: string, minimum = MINIMUM): string | null {
  const scores = new Float64Array(evidence.bits.length);
  const words = sample.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  let known = 0;
  for (const word of words) {
    const languages = evidence.words.get(word);
    if (languages) known++;
    add(scores, languages, 1);
  }
  const marked = sample.toLowerCase().match(/[\u0080-\uffff]/gu) ?? [];
  for (const letter of marked) add(scores, evidence.letters.get(letter), LETTER_WEIGHT);
  const top = Math.max(...scores);
  const best = scores.indexOf(top);
  if (top === 0 || top < minimum * Math.log(scores.length)) return null;
  if (minimum > 0 && scores.lastIndexOf(top) !== best) return null;
  if (words.length > 40 && known < MINIMUM_SHARE * words.length) return null;
  return evidence.bits[best] ?? null;
}

/** Each language that has the word or letter gets what it tells: more, the fewer languages share it. */
function add(scores: Float64Array, languages: number | undefined, weight: number): void {
  if (languages === undefined) return;
  const gain = weight * Math.log(scores.length / countBits(languages));
  for (let rest = languages; rest !== 0; rest &= rest - 1) {
    const index = 31 - Math.clz32(rest & -rest);
    scores[index] = (scores[index] ?? 0) + gain;
  }
}

function countBits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Sets of languages as bits of a 32-bit number: no script has more than 31 lists. */
function evidenceFrom(
  lists: Readonly<Record<string, string>>,
  letters: Readonly<Record<string, string>>,
): Evidence {
  const evidence: Evidence = { words: new Map(), bits: Object.keys(lists), letters: new Map() };
  evidence.bits.forEach((language, bit) => {
    for (const word of new Set(wordsOf((lists[language] ?? "").trim()))) mark(evidence.words, word, bit);
    for (const letter of new Set(letters[language] ?? "")) mark(evidence.letters, letter, bit);
  });
  return evidence;
}

function mark(map: Map<string, number>, key: string, bit: number): void {
  map.set(key, (map.get(key) ?? 0) | (1 << bit));
}

function once(make: () => Evidence): () => Evidence {
  let made: Evidence | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const latin = once(() => evidenceFrom(LATIN_FUNCTION_WORDS, LATIN_LETTERS));
const cyrillic = once(() => evidenceFrom(CYRILLIC_FUNCTION_WORDS, CYRILLIC_LETTERS));
const arabic = once(() => evidenceFrom(ARABIC_FUNCTION_WORDS, ARABIC_LETTERS));
const devanagari = once(() => evidenceFrom(DEVANAGARI_FUNCTION_WORDS, DEVANAGARI_LETTERS));
