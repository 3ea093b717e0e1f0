import { isSiteAllowed } from "@/lib/core/site-origin";
import type { BotWidget } from "@/lib/schemas/widget";

type Place = {
  origin: string;
  /** Our own. */
  own: string;
  /** Whether somebody of the team looks at it in the dashboard. */
  isPreview?: boolean;
};

/** Whether anything of the widget is served at all. */
export const isPublished = ({ state = "off" }: BotWidget): boolean => state !== "off";

export const isPaused = ({ state }: BotWidget): boolean => state === "paused";

/** Whether the page `/c/<bot>` is there. */
export const isHosted = (widget: BotWidget): boolean => isPublished(widget) && widget.hosted?.isOn === true;

/** Whether a page of this origin may show the widget now: one on the owner's list, or our own hosted page or preview. */
export function isShownAt(widget: BotWidget, { origin, own, isPreview = false }: Place): boolean {
  if (isPreview) return origin === own;
  if (!isPublished(widget)) return false;
  return isSiteAllowed(widget.origins ?? [], origin) || (origin === own && isHosted(widget));
}
