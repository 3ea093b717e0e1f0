const VANISH = /<w:vanish(\s+w:val="(1|true|on)")?\s*\/>/;
/** In half points: half a point or one. */
const TINY = /<w:sz\s+w:val="[12]"\s*\/>/;
const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)/g;
const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};

/** The texts of a part of a Word document that it marks as hidden, or sets in a size that nobody can read. */
export function hiddenRuns(xml: string): string[] {
  if (!xml.includes("<w:vanish") && !TINY.test(xml)) return [];
  const texts: string[] = [];
  let isGoingOn = false;
  for (const part of xml.split(/<w:r(?=[\s>])/).slice(1)) {
    const run = part.slice(0, part.indexOf("</w:r>"));
    const text = [...run.matchAll(TEXT)].map(([, value = ""]) => value).join("");
    const isHidden = VANISH.test(run) || TINY.test(run);
    if (isHidden && isGoingOn) texts.push(`${texts.pop() ?? ""}${decoded(text)}`);
    else if (isHidden) texts.push(decoded(text));
    isGoingOn = isHidden && !part.includes("</w:p>");
  }
  return texts;
}

const decoded = (text: string) => text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
