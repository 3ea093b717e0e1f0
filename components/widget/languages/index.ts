import type { WidgetLanguage } from "@/lib/schemas/widget";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import type { WidgetWords } from "./words";

const WORDS: Record<WidgetLanguage, WidgetWords> = { en, de, es, fr, ar };

/** What the panel says in a language. */
export const wordsOf = (language: WidgetLanguage): WidgetWords => WORDS[language];
