import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as armenian } from "@orama/stemmers/armenian";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as hindi } from "@orama/stemmers/indian";
import { stemmer as indonesian } from "@orama/stemmers/indonesian";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as lithuanian } from "@orama/stemmers/lithuanian";
import { stemmer as nepali } from "@orama/stemmers/nepali";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as serbian } from "@orama/stemmers/serbian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as tamil } from "@orama/stemmers/tamil";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { stemmer as ukrainian } from "@orama/stemmers/ukrainian";
import { foldStem } from "./fold";
import { type Script, scriptOf } from "./scripts";

type Stemmer = { script: Script; stem: (word: string) => string };

/** Not the Bulgarian one: 3.1.18 throws on every word it would change ("Cannot assign to read only property"). */
export const STEMMERS: Readonly<Record<string, Stemmer>> = {
  en: { script: "latin", stem: english },
  de: { script: "latin", stem: (word) => german(word.replace(/(?<![aeqyäöü])([aou])e(?!$)/g, toUmlaut)) },
  fr: { script: "latin", stem: french },
  es: { script: "latin", stem: spanish },
  it: { script: "latin", stem: italian },
  pt: { script: "latin", stem: portuguese },
  nl: { script: "latin", stem: dutch },
  sv: { script: "latin", stem: swedish },
  da: { script: "latin", stem: danish },
  no: { script: "latin", stem: norwegian },
  fi: { script: "latin", stem: finnish },
  hu: { script: "latin", stem: hungarian },
  ro: { script: "latin", stem: romanian },
  tr: { script: "latin", stem: turkish },
  lt: { script: "latin", stem: lithuanian },
  id: { script: "latin", stem: indonesian },
  hr: { script: "latin", stem: serbian },
  sr: { script: "cyrillic", stem: serbian },
  ru: { script: "cyrillic", stem: russian },
  uk: { script: "cyrillic", stem: ukrainian },
  el: { script: "greek", stem: greek },
  hy: { script: "armenian", stem: armenian },
  ar: { script: "arabic", stem: arabic },
  hi: { script: "devanagari", stem: hindi },
  ne: { script: "devanagari", stem: nepali },
  ta: { script: "tamil", stem: tamil },
};

const LONGEST_STEMMED = 40;

/**
 * The folded stem of a lower-case word in a language. A word in another script than the language's is stemmed as
 * English when it is Latin (product names in Russian, Arabic or Chinese texts), as are Latin words of no known language.
 */
export function stemOf(word: string, language: string | null): string {
  const own = language !== null && Object.hasOwn(STEMMERS, language) ? STEMMERS[language] : undefined;
  const script = scriptOf(word.charCodeAt(0));
  const isOwn = own !== undefined && own.script === script;
  const isForeignLatin = script === "latin" && (language === null || !writesLatin(language));
  const stem = isOwn ? own.stem : isForeignLatin ? english : undefined;
  if (!stem || word.length > LONGEST_STEMMED) return foldStem(word, language);
  return foldStem(stem(word) || word, isOwn ? language : null);
}

/** ae, oe and ue are how German is typed without its umlauts. */
function toUmlaut(_pair: string, vowel: string): string {
  return vowel === "a" ? "ä" : vowel === "o" ? "ö" : "ü";
}

const OTHER_LATIN = new Set(["pl", "cs", "sk", "sl", "lv", "et", "ca", "vi"]);

function writesLatin(language: string): boolean {
  return OTHER_LATIN.has(language) || STEMMERS[language]?.script === "latin";
}
