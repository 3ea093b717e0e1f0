/**
 * Whether an address matches a pattern of paths: `*` stands for any characters, and a pattern without one means this path
 * and everything below it. Patterns that begin with `http` are compared with the whole address. No regular expression is
 * made of what people write, so no pattern can take long.
 */
export function matchesGlob(pattern: string, url: string): boolean {
  const { href, pathname, search, origin } = new URL(url);
  const isWhole = /^https?:\/\//i.test(pattern);
  const subject = isWhole ? href : pathname + search;
  const written = encode(
    isWhole || pattern.startsWith("/") || pattern.startsWith("*") ? pattern : `/${pattern}`,
  );
  if (!written.includes("*")) {
    const folder = written.replace(/\/$/, "");
    if (isWhole && folder === origin) return true;
    return (
      subject === written ||
      subject === folder ||
      subject.startsWith(`${folder}/`) ||
      subject.startsWith(`${folder}?`)
    );
  }
  return matchesParts(written.split("*"), subject);
}

/** The first part is the start, the last the end, and those between follow each other; the leftmost place always does. */
function matchesParts(parts: readonly string[], subject: string): boolean {
  const [first = "", ...others] = parts;
  const last = others.pop() ?? "";
  if (!subject.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = subject.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return subject.length - last.length >= at && subject.endsWith(last);
}

/** As the path of an address is written: `ü` and spaces in percent signs. */
function encode(pattern: string): string {
  return encodeURI(pattern).replaceAll("%25", "%");
}
