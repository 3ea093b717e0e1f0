import type { WidgetConfigDto } from "@/lib/schemas/visitor";
import type { WidgetLanguage } from "@/lib/schemas/widget";
import { isPaused } from "./access";
import { dirOf } from "./choose-language";
import type { WidgetBot } from "./find-widget";
import { lookOf } from "./look";
import { serverWords } from "./words";

/** All that a page is told before anybody opens the chat. */
export function toConfig({ id, name, widget }: WidgetBot, language: WidgetLanguage): WidgetConfigDto {
  const { texts = {} } = widget;
  const { open, close } = serverWords(language).launcher;
  const { font: _, ...appearance } = lookOf(widget);
  return {
    bot: id,
    state: isPaused(widget) ? "paused" : "on",
    language,
    dir: dirOf(language),
    words: { open: texts.launcher ?? open, close, title: texts.title ?? name },
    ...(texts.greeting && { greeting: texts.greeting }),
    appearance,
  };
}
