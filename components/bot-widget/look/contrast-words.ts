import {
  contrastOf,
  inkOn,
  nearestEnough,
  SHAPE_CONTRAST,
  TEXT_CONTRAST,
  toColour,
} from "@/lib/core/contrast";
import type { WidgetAppearance } from "@/lib/schemas/widget";
import { pagesOf } from "./pages";

/** What is hard to see, in words, and the nearest colour that is not. */
export type ColourTrouble = { words: string; better: string | null };

/** Null for a colour that everybody can make out, and for what is no colour. */
export function troubleOf(
  written: string,
  scheme: NonNullable<WidgetAppearance["scheme"]>,
): ColourTrouble | null {
  const colour = toColour(written);
  if (colour === null) return null;
  const pages = pagesOf(scheme);
  const faint = pages.filter((page) => contrastOf(page.colour, colour) < SHAPE_CONTRAST);
  const ink = contrastOf(inkOn(colour), colour);
  const found = [
    ...(ink < TEXT_CONTRAST
      ? [`Text on this colour is hard to read: its contrast is ${rounded(ink)}, and needs ${TEXT_CONTRAST}.`]
      : []),
    ...faint.map(
      ({ name, colour: page }) =>
        `On ${name} it is hard to see: its contrast is ${rounded(contrastOf(page, colour))}, and needs ${SHAPE_CONTRAST}.`,
    ),
  ];
  if (found.length === 0) return null;
  const all = pages.map((page) => page.colour);
  return { words: found.join(" "), better: nearestEnough(colour, all) };
}

/** Down, so that what misses never reads as what is needed. */
function rounded(contrast: number): string {
  return (Math.floor(contrast * 10) / 10).toFixed(1);
}
