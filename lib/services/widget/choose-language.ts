import { type BotWidget, WIDGET_LANGUAGES, type WidgetLanguage } from "@/lib/schemas/widget";

const FALLBACK: WidgetLanguage = "en";
const MOST_READ = 20;

/** What a visitor says of their languages: the page's own, and what the browser prefers. */
export type Spoken = { lang: string | null | undefined; acceptLanguage: string | null };

/** The owner's choice, else the page's language, else the first of the browser's that the widget speaks. */
export function chooseLanguage(
  widget: Pick<BotWidget, "language">,
  { lang, acceptLanguage }: Spoken,
): WidgetLanguage {
  if (widget.language !== undefined && widget.language !== "auto") return widget.language;
  const wanted = [lang ?? "", ...preferred(acceptLanguage ?? "")];
  for (const tag of wanted) {
    const code = tag.trim().toLowerCase().split(/[-_]/)[0];
    const known = WIDGET_LANGUAGES.find((language) => language === code);
    if (known) return known;
  }
  return FALLBACK;
}

export const dirOf = (language: WidgetLanguage): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** The tags of an `Accept-Language`, the most wanted first. */
function preferred(header: string): string[] {
  return header
    .split(",", MOST_READ)
    .map((part) => {
      const [tag = "", quality] = part.split(";q=");
      return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
