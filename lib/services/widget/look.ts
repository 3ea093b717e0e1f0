import type { Ink } from "@/lib/schemas/visitor";
import { type BotWidget, DEFAULT_COLOUR, type WidgetAppearance } from "@/lib/schemas/widget";

const DEFAULTS: Required<WidgetAppearance> = {
  colour: DEFAULT_COLOUR,
  scheme: "auto",
  radius: 16,
  font: "system",
  icon: "chat",
  position: "end",
  offsetX: 20,
  offsetY: 20,
};

/** How a bot's widget looks, with our defaults where the owner says nothing. */
export function lookOf({ appearance = {} }: BotWidget): Required<WidgetAppearance> & { ink: Ink } {
  const look = { ...DEFAULTS, ...appearance };
  return { ...look, ink: inkOn(look.colour) };
}

/** Black or white, whichever has the higher contrast on this colour, by the luminance of WCAG 2. */
export function inkOn(colour: string): Ink {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16)),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [onBlack, onWhite] = [(luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05)];
  return onWhite >= onBlack ? "#ffffff" : "#000000";
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
