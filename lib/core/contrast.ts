/** What people must be able to tell apart, by WCAG 2.2: text from what it lies on, and a button from the page. */
export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

const WHITE = "#ffffff";
const BLACK = "#000000";
/** The steps of lightness in which another colour is looked for; finer than an eye can see. */
const STEPS = 400;

/** The colour as `#rrggbb`, out of what people write: `#FFF`, `1d4ed8`. Null for what is none. */
export function toColour(written: string): string | null {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written.trim())?.[1]?.toLowerCase();
  if (hex === undefined) return null;
  return hex.length === 6 ? `#${hex}` : `#${[...hex].map((digit) => digit + digit).join("")}`;
}

/** The contrast of two colours (`#rrggbb`), from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever reads better on this colour. */
export function inkOn(colour: string): typeof WHITE | typeof BLACK {
  return contrastOf(WHITE, colour) >= contrastOf(BLACK, colour) ? WHITE : BLACK;
}

/** Whether the text on this colour can be read, and the colour be told from every one of these pages. */
export function isEnough(colour: string, pages: readonly string[]): boolean {
  return (
    contrastOf(inkOn(colour), colour) >= TEXT_CONTRAST &&
    pages.every((page) => contrastOf(page, colour) >= SHAPE_CONTRAST)
  );
}

/** The colour of the same hue that is nearest in lightness and has contrast enough; null when none has. */
export function nearestEnough(colour: string, pages: readonly string[]): string | null {
  const { hue, saturation, lightness } = toHsl(colour);
  for (let step = 0; step <= STEPS; step += 1) {
    for (const candidate of [lightness - step / STEPS, lightness + step / STEPS]) {
      if (candidate < 0 || candidate > 1) continue;
      const found = step === 0 ? colour : fromHsl({ hue, saturation, lightness: candidate });
      if (isEnough(found, pages)) return found;
    }
  }
  return null;
}

/** Red, green and blue, each from 0 to 1. */
function channelsOf(colour: string): [red: number, green: number, blue: number] {
  const at = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16) / 255;
  return [at(1), at(3), at(5)];
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((share) =>
    share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

type Hsl = { hue: number; saturation: number; lightness: number };

function toHsl(colour: string): Hsl {
  const [red, green, blue] = channelsOf(colour);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const span = most - least;
  const lightness = (most + least) / 2;
  if (span === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = span / (1 - Math.abs(2 * lightness - 1));
  if (most === red) return { hue: (((green - blue) / span + 6) % 6) * 60, saturation, lightness };
  return {
    hue: most === green ? ((blue - red) / span + 2) * 60 : ((red - green) / span + 4) * 60,
    saturation,
    lightness,
  };
}

function fromHsl({ hue, saturation, lightness }: Hsl): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const place = (offset + hue / 30) % 12;
    const share = lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
