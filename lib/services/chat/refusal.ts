import { DEFAULT_REFUSAL } from "@/lib/schemas/bot";
import { WIDGET_LANGUAGES, type WidgetLanguage } from "@/lib/schemas/widget";
import { detectLanguage } from "../retrieval";

/** The refusal that nobody has put into words of their own, in each language that the product speaks to visitors. */
const WORDS: Record<WidgetLanguage, string> = {
  en: DEFAULT_REFUSAL,
  de: "Dazu habe ich in meinen Quellen keine Antwort gefunden.",
  es: "No he encontrado una respuesta a eso en mis fuentes.",
  fr: "Je n’ai pas trouvé de réponse à cela dans mes sources.",
  ar: "لم أجد إجابة عن ذلك في مصادري.",
};

/** How a bot says that it does not know: in its owner's words, or, when they left them as they were, in the asker's language. */
export function refusalOf({ bot, question }: { bot: { refusalText: string }; question: string }): string {
  if (bot.refusalText.trim() !== DEFAULT_REFUSAL) return bot.refusalText;
  const language = detectLanguage(question);
  return WORDS[WIDGET_LANGUAGES.find((known) => known === language) ?? "en"];
}
