import type { WidgetLanguage } from "@/lib/schemas/widget";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import type { ServerWords } from "./words";

const WORDS: Record<WidgetLanguage, ServerWords> = { en, de, es, fr, ar };

/** What the server says to visitors in this language. */
export const serverWords = (language: WidgetLanguage): ServerWords => WORDS[language];
