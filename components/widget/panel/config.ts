import type { PanelConfig } from "@/lib/schemas/visitor";
import type { WidgetWords } from "../languages/words";

export type Config = PanelConfig<WidgetWords>;

/** What the server wrote into the document for us. */
export function readConfig(): Config {
  return JSON.parse(document.getElementById("minirag")?.textContent ?? "{}");
}

/** Puts values in their places: `fill("Page {page}", { page: 3 })`. */
export function fill(words: string, values: Record<string, string | number>): string {
  return words.replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot));
}
