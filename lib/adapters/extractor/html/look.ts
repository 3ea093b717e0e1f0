import { type Color, isPale, isSameColor, toColor } from "../document/colors";
import type { Declarations } from "./style-sheet";

/**
 * How the text of an element looks. `isOwn`: said of this element or by a `style` around it; what a sheet says of an
 * element around may be said otherwise, for this one, by a rule that is not known here.
 */
export type Look = {
  size: Known<number>;
  color: Known<Color | "transparent"> | null;
  ground: Known<Color | "picture"> | null;
  isPutAway: boolean;
};
type Known<T> = { value: T; isInline: boolean; isOwn: boolean };

/** Pixels; nobody reads letters as small as this. */
const UNREADABLE = 2;
const USUAL_SIZE = 16;
const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, rem: USUAL_SIZE };

/** What a page shows where it says nothing. */
export const ORDINARY: Look = {
  size: { value: USUAL_SIZE, isInline: false, isOwn: false },
  color: null,
  ground: null,
  isPutAway: false,
};

const LENGTH = /^([\d.]+)(px|pt|em|rem|%)?$/;
const SHORT_LENGTH = /(?:^|\s)([\d.]+(?:px|pt|em|rem|%)|0)(?=[\s/])/;
const FAR = /^-\d{4,}|^-\d{2,}(em|rem|%|vw)/;
const AWAY: readonly (readonly [name: string, value: RegExp])[] = [
  ["display", /^none$/],
  ["visibility", /^(hidden|collapse)$/],
  ["opacity", /^0*(\.0+)?%?$/],
  ["left", FAR],
  ["top", FAR],
  ["right", FAR],
  ["text-indent", FAR],
  ["transform", /^translate\w*\([^)]*-\d{4,}|^scale\w*\(\s*0\s*[,)]/],
  ["clip", /^rect\(\s*[01](px)?\b/],
  ["clip-path", /^(inset\(\s*([5-9]\d|100)%|circle\(\s*0)/],
];
const SIDES = ["height", "max-height", "width", "max-width"];

/** How an element looks that stands within another look. */
export function lookOf(declarations: Declarations, around: Look): Look {
  return {
    size: sizeOf(declarations, around.size),
    color: colorOf(declarations) ?? handedDown(around.color),
    ground: groundOf(declarations) ?? handedDown(around.ground),
    isPutAway: around.isPutAway || isPutAway(declarations),
  };
}

/** What a look means for those who read. */
export function judge({ size, color, ground, isPutAway: isAway }: Look): "shown" | "doubtful" | "hidden" {
  if (size.value <= UNREADABLE) return isSure(size) ? "hidden" : "doubtful";
  if (isAway) return "doubtful";
  if (!color) return "shown";
  if (color.value === "transparent") return "doubtful";
  if (!ground || ground.value === "picture") return isPale(color.value) ? "doubtful" : "shown";
  if (!isSameColor(color.value, ground.value)) return "shown";
  return isSure(color) && isSure(ground) ? "hidden" : "doubtful";
}

const isSure = ({ isInline, isOwn }: { isInline: boolean; isOwn: boolean }) => isInline || isOwn;

function handedDown<T>(known: Known<T> | null): Known<T> | null {
  return known && { ...known, isOwn: false };
}

function sizeOf(declarations: Declarations, around: Known<number>): Known<number> {
  const said = declarations.get("font-size") ?? declarations.get("font");
  const written = declarations.has("font-size") ? said?.value : SHORT_LENGTH.exec(said?.value ?? "")?.[1];
  if (!said || written === undefined) return { ...around, isOwn: false };
  const [, number, unit = "px"] = LENGTH.exec(written) ?? [];
  const isInline = said.isInline;
  if (number === undefined) return { value: USUAL_SIZE, isInline, isOwn: true };
  const share = unit === "%" ? around.value / 100 : unit === "em" ? around.value : (UNITS[unit] ?? 1);
  return { value: Number(number) * share, isInline, isOwn: true };
}

function colorOf(declarations: Declarations): Known<Color | "transparent"> | null {
  const said = declarations.get("color");
  const value = said && toColor(said.value);
  return value ? { value, isInline: said.isInline, isOwn: true } : null;
}

/** The colour behind the text; one that lets through what is behind says nothing. */
function groundOf(declarations: Declarations): Known<Color | "picture"> | null {
  for (const name of ["background-image", "background-color", "background"]) {
    const said = declarations.get(name);
    if (!said) continue;
    const known = { isInline: said.isInline, isOwn: true };
    if (/url\(|gradient\(/.test(said.value)) return { value: "picture", ...known };
    for (const part of said.value.match(/[\w-]+\([^)]*\)|[^\s]+/g) ?? []) {
      const value = toColor(part);
      if (value && value !== "transparent") return { value, ...known };
    }
  }
  return null;
}

function isPutAway(declarations: Declarations): boolean {
  if (AWAY.some(([name, value]) => value.test(declarations.get(name)?.value ?? "-"))) return true;
  if (!/^(hidden|clip)/.test(declarations.get("overflow")?.value ?? "")) return false;
  return SIDES.some((side) => /^[01](px)?$/.test(declarations.get(side)?.value ?? ""));
}
