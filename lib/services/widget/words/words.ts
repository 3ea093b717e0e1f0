import type { LimitKind } from "@/lib/schemas/widget";

/** What the server says to visitors, unless the owner of the bot says it in their own words. */
export type ServerWords = {
  launcher: { open: string; close: string };
  limits: Record<LimitKind, string>;
  /** About forms: sent too often, a field that is needed, a box that has to be ticked. */
  left: { tooOften: string; missing: string; notAgreed: string };
  paused: string;
  /** The chat is off, the page is not on its list, or the bot is gone. */
  closed: string;
  /** The token has run out or is none. */
  expired: string;
  /** An answer that could not be given, or not to its end. */
  failed: string;
  interrupted: string;
  document: {
    closedTitle: string;
    closedText: string;
    forbiddenText: string;
    busyText: string;
    needsScript: string;
  };
};
