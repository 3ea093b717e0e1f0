import { type Color, isSameColor, toColor } from "../document/colors";

/** The texts of a part that it hides for sure, and those that may not be seen where they stand. */
export type UnseenRuns = { hidden: string[]; doubtful: string[] };
/** What the styles of a document say of the runs and paragraphs that name them. */
export type RunStyles = ReadonlyMap<string, { properties: string; ground: Ground | undefined }>;
/** What stands behind text: null where that is not known. */
type Ground = Color | null;

const VANISH = /<w:vanish(\s+w:val="(1|true|on)")?\s*\/>/;
/** In half points: a point and a half at most. */
const TINY = /<w:sz\s+w:val="[123]"\s*\/>/;
const COLOR = /<w:color\s[^>]*?w:val="([\dA-F]{6})"/i;
const FILL = /<w:shd\s[^>]*?w:fill="(\w+)"/;
const HIGHLIGHT = /<w:highlight\s+w:val="(\w+)"/;
const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)/g;
const HINT = /<w:vanish|<w:[rp]Style|<w:sz\s+w:val="[123]"|<w:color\s/;
const STYLE = /<w:style\s[^>]*?w:styleId="([^"]+)"[^>]*>([\s\S]*?)<\/w:style>/g;
const CELL = /<w:tcPr>([\s\S]*?)<\/w:tcPr>/g;
const WHITE = { red: 255, green: 255, blue: 255 };
const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};

/** Reads the styles' part of a Word document. */
export function runStyles(xml: string): RunStyles {
  return new Map(
    [...xml.matchAll(STYLE)].map(([, id = "", content = ""]) => {
      const properties = part(content, "w:rPr");
      return [id, { properties, ground: groundOf(properties) ?? groundOf(part(content, "w:pPr")) }];
    }),
  );
}

/** The runs of a part of a Word document that are hidden, too small to read, or in the colour of what they stand on. */
export function unseenRuns(xml: string, styles: RunStyles): UnseenRuns {
  const found: UnseenRuns = { hidden: [], doubtful: [] };
  if (!HINT.test(xml)) return found;
  /** Tables and boxes have styles and fills of their own: what is behind a text in them is known only where it is said. */
  let frames = 0;
  let cell: Ground | undefined;
  for (const paragraph of xml.split(/<w:p(?=[\s>])/)) {
    const own = part(paragraph, "w:pPr");
    const style = styles.get(idOf(own, "pStyle"));
    const ground = groundOf(own) ?? style?.ground ?? cell ?? (frames > 0 ? null : WHITE);
    let last: keyof UnseenRuns | "shown" = "shown";
    for (const run of paragraph.split(/<w:r(?=[\s>])/).slice(1)) {
      const properties = part(run, "w:rPr");
      const text = [...run.slice(0, run.indexOf("</w:r>")).matchAll(TEXT)]
        .map(([, value = ""]) => value)
        .join("");
      const named = styles.get(idOf(properties, "rStyle"));
      const all = [properties, named?.properties ?? "", style?.properties ?? ""];
      const verdict = judge(all, groundOf(properties) ?? named?.ground ?? ground);
      if (verdict !== "shown" && verdict === last)
        found[verdict].push(`${found[verdict].pop() ?? ""}${decoded(text)}`);
      else if (verdict !== "shown") found[verdict].push(decoded(text));
      last = verdict;
    }
    frames += count(paragraph, /<w:(tbl|txbxContent)>/g) - count(paragraph, /<\/w:(tbl|txbxContent)>/g);
    if (paragraph.includes("</w:tc>")) cell = undefined;
    for (const [, properties = ""] of paragraph.matchAll(CELL)) cell = groundOf(properties);
  }
  return found;
}

/** `properties`: of the run itself, then of the styles, the nearest first. */
function judge(properties: readonly string[], ground: Ground): keyof UnseenRuns | "shown" {
  const vanish = properties.find((text) => text.includes("<w:vanish"));
  const size = properties.find((text) => text.includes("<w:sz "));
  if ((vanish && VANISH.test(vanish)) || (size && TINY.test(size))) return "hidden";
  const said = properties.find((text) => text.includes("<w:color "));
  const color = said && toColor(`#${COLOR.exec(said)?.[1]?.toLowerCase()}`);
  if (!color || color === "transparent") return "shown";
  if (ground === null) return isSameColor(color, WHITE) ? "doubtful" : "shown";
  return isSameColor(color, ground) ? "hidden" : "shown";
}

/** The colour that properties put behind text; undefined when they put none. */
function groundOf(properties: string): Ground | undefined {
  const highlight = HIGHLIGHT.exec(properties)?.[1];
  if (highlight && highlight !== "none") return known(highlight.toLowerCase());
  const fill = FILL.exec(properties)?.[1];
  return fill === undefined || fill === "auto" ? undefined : known(`#${fill.toLowerCase()}`);
}

function known(name: string): Ground {
  const color = toColor(name);
  return color === "transparent" ? null : color;
}

function part(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}>`);
  const end = start === -1 ? -1 : xml.indexOf(`</${name}>`, start);
  return end === -1 ? "" : xml.slice(start, end);
}

const idOf = (properties: string, kind: string) =>
  new RegExp(`<w:${kind}\\s+w:val="([^"]+)"`).exec(properties)?.[1] ?? "";
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const decoded = (text: string) => text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
