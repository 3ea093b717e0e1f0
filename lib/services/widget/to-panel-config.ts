import type { PanelConfig } from "@/lib/schemas/visitor";
import type { WidgetLanguage } from "@/lib/schemas/widget";
import { isPaused } from "./access";
import { dirOf } from "./choose-language";
import type { WidgetBot } from "./find-widget";
import { lookOf } from "./look";
import { serverWords } from "./words";

type Shown<Words> = Pick<PanelConfig, "mode" | "isPreview"> & {
  language: WidgetLanguage;
  words: Words;
  /** Where the logo is; null when there is none. */
  logo: string | null;
  token?: string;
};

/** All that the document of a panel tells its script. */
export function toPanelConfig<Words>(
  { id, name, widget }: WidgetBot,
  { mode, isPreview, language, words, logo, token }: Shown<Words>,
): PanelConfig<Words> {
  const { title, subtitle, placeholder } = widget.texts ?? {};
  const { colour, ink, scheme, radius, font } = lookOf(widget);
  return {
    bot: id,
    name,
    state: isPaused(widget) ? "paused" : "on",
    pausedText: widget.pausedText ?? serverWords(language).paused,
    ...{ mode, language, dir: dirOf(language), words },
    welcome: widget.welcome ?? null,
    suggestions: widget.suggestions ?? [],
    followUps: widget.followUps ?? true,
    texts: { ...(title && { title }), ...(subtitle && { subtitle }), ...(placeholder && { placeholder }) },
    appearance: { colour, ink, scheme, radius, font, logo },
    persistence: widget.persistence ?? "tab",
    lead: widget.lead ?? null,
    person: widget.person !== undefined,
    privacy: widget.privacy ?? null,
    attribution: widget.attribution ?? true,
    isPreview,
    ...(token && { token }),
  };
}
