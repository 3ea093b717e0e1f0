export type Color = { red: number; green: number; blue: number };

/** How far apart, of 255, two colours are that an eye takes for one. */
const SAME = 8;
/** Of the three colours, out of 255: hardly to be seen on paper. */
const PALE = 245;

const NAMES: Readonly<Record<string, string>> = {
  white: "ffffff",
  black: "000000",
  snow: "fffafa",
  ivory: "fffff0",
  azure: "f0ffff",
  whitesmoke: "f5f5f5",
  ghostwhite: "f8f8ff",
  floralwhite: "fffaf0",
  silver: "c0c0c0",
  gray: "808080",
  grey: "808080",
  lightgray: "d3d3d3",
  lightgrey: "d3d3d3",
  red: "ff0000",
  maroon: "800000",
  yellow: "ffff00",
  olive: "808000",
  lime: "00ff00",
  green: "008000",
  aqua: "00ffff",
  teal: "008080",
  blue: "0000ff",
  navy: "000080",
  fuchsia: "ff00ff",
  purple: "800080",
  orange: "ffa500",
};
const HEX = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/;
const RGB = /^rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+%?))?\s*\)$/;

/** A colour as style sheets write it, in small letters; null for one that is not known here. */
export function toColor(text: string): Color | "transparent" | null {
  if (text === "transparent") return "transparent";
  const named = Object.hasOwn(NAMES, text) ? NAMES[text] : undefined;
  const short = named ?? HEX.exec(text)?.[1];
  if (short) {
    const hex = short.length < 6 ? short.replace(/./g, "$&$&") : short;
    const [red = 0, green = 0, blue = 0, alpha = 255] = (hex.match(/../g) ?? []).map((two) =>
      Number.parseInt(two, 16),
    );
    return alpha === 0 ? "transparent" : { red, green, blue };
  }
  const [, ...parts] = RGB.exec(text) ?? [];
  if (parts.length === 0) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(0, 3).map((part) => shareOf(part, 255));
  return parts[3] !== undefined && Number.parseFloat(parts[3]) === 0 ? "transparent" : { red, green, blue };
}

const shareOf = (part: string, all: number) =>
  part.endsWith("%") ? (Number.parseFloat(part) * all) / 100 : Number(part);

export function isSameColor(a: Color, b: Color): boolean {
  return Math.max(Math.abs(a.red - b.red), Math.abs(a.green - b.green), Math.abs(a.blue - b.blue)) <= SAME;
}

/** White or nearly so. */
export function isPale({ red, green, blue }: Color): boolean {
  return Math.min(red, green, blue) >= PALE;
}
