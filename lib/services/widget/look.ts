import { inkOn } from "@/lib/core/contrast";
import type { Ink } from "@/lib/schemas/visitor";
import { type BotWidget, DEFAULT_LOOK, type WidgetAppearance } from "@/lib/schemas/widget";

/** How a bot's widget looks, with our defaults where the owner says nothing. */
export function lookOf({ appearance = {} }: BotWidget): Required<WidgetAppearance> & { ink: Ink } {
  const look = { ...DEFAULT_LOOK, ...appearance };
  return { ...look, ink: inkOn(look.colour) };
}
