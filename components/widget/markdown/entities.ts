const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const LAST = 0x10ffff;

/** Text with its character references read, as text: what comes out of them is never read as Markdown or HTML again. */
export function toPlain(text: string): string {
  return text.replace(ENTITY, (written, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? written;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= LAST ? String.fromCodePoint(code) : written;
  });
}
