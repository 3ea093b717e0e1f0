import { INSIDE_SHELLS, MARKERS, NOTES, SHELLS, SILENT } from "./vocabulary";

export type Destination = "body" | "silent" | "shell" | "fonts" | "styles" | "title" | "marker" | "note";
/** What holds inside a group, and is as before when it ends. */
export type Group = {
  destination: Destination;
  /** How many characters stand after `\u` for readers that do not know it. */
  fallback: number;
  codePage: number;
  font: number;
  style: number;
  outline: number;
  depth: number;
  isInTable: boolean;
  isHidden: boolean;
};

/** The outline level of text that is no heading. */
export const BODY_TEXT = 9;
/** What holds where a file says nothing else: the code page is Windows' Western European. */
export const OUTERMOST: Group = {
  destination: "body",
  fallback: 1,
  codePage: 1252,
  font: 0,
  style: 0,
  outline: BODY_TEXT,
  depth: 0,
  isInTable: false,
  isHidden: false,
};

/** What the group that this word starts is for; null when the word starts none. */
export function destinationOf(name: string, isStarred: boolean, outer: Destination): Destination | null {
  if (outer === "fonts" || outer === "styles") return isStarred ? "silent" : null;
  if (outer === "shell" && INSIDE_SHELLS.has(name)) return "body";
  if (outer === "shell" && name === "title") return "title";
  if (SHELLS.has(name)) return "shell";
  if (name === "fonttbl") return "fonts";
  if (name === "stylesheet") return "styles";
  if (NOTES.has(name)) return "note";
  if (MARKERS.has(name)) return "marker";
  return SILENT.has(name) || isStarred ? "silent" : null;
}
