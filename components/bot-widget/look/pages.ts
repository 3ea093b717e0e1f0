import type { WidgetAppearance } from "@/lib/schemas/widget";

const LIGHT = { colour: "#ffffff", name: "a light page" };
const DARK = { colour: "#15171c", name: "a dark page" };

/** What the owner's colour has to be told from: what the panel and most pages are like, light and dark. */
export function pagesOf(scheme: NonNullable<WidgetAppearance["scheme"]>): readonly (typeof LIGHT)[] {
  return { auto: [LIGHT, DARK], light: [LIGHT], dark: [DARK] }[scheme];
}
