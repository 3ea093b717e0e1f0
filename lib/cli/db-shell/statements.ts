/** What belongs together and may hold a `;` of its own: strings, names, dollar-quoted bodies, comments. */
const QUOTED = [
  /^[eE]'(?:[^'\\]|\\[\s\S]|'')*('|$)/,
  /^'(?:[^']|'')*('|$)/,
  /^"(?:[^"]|"")*("|$)/,
  /^--[^\n]*(\n|$)/,
];
const DOLLAR_TAG = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u;
const WORD = /^[\p{L}_][\p{L}\p{N}_$]*/u;

/** Cuts SQL at the semicolons that end statements; `rest` is what is not ended yet. */
export function splitStatements(sql: string): { statements: string[]; rest: string } {
  const statements: string[] = [];
  let begin = 0;
  for (let at = 0; at < sql.length; ) {
    if (sql[at] === ";") {
      statements.push(sql.slice(begin, at).trim());
      begin = ++at;
      continue;
    }
    const length = unitAt(sql.slice(at));
    // Something is open: the rest of the statement is still to come.
    if (length === null) break;
    at += length;
  }
  return { statements: statements.filter((text) => text !== ""), rest: sql.slice(begin) };
}

/** Beside what deletes, what may hide it, and what would lock the tables of a backup out. */
const DELETES = new Set(["delete", "truncate", "drop", "merge", "do", "alter", "lock"]);

/** Whether a statement may take away rows that only a backup has then. */
export function mayDelete(sql: string): boolean {
  for (let at = 0; at < sql.length; ) {
    const [word] = isQuote(sql.slice(at)) ? [] : (WORD.exec(sql.slice(at)) ?? []);
    if (word && DELETES.has(word.toLowerCase())) return true;
    at += word?.length ?? unitAt(sql.slice(at)) ?? sql.length;
  }
  return false;
}

const isQuote = (text: string) => QUOTED.some((pattern) => pattern.test(text));

/** The length of what stands at the beginning and is taken as a whole; null when its end is missing. */
function unitAt(text: string): number | null {
  if (text.startsWith("/*")) return commentAt(text);
  const [tag] = DOLLAR_TAG.exec(text) ?? [];
  if (tag) {
    const end = text.indexOf(tag, tag.length);
    return end < 0 ? null : end + tag.length;
  }
  for (const pattern of QUOTED) {
    const match = pattern.exec(text);
    // A comment may end with the text; a quote may not.
    if (match) return match[1] === "" && !text.startsWith("--") ? null : match[0].length;
  }
  // A word is skipped whole: in `a$1$` no body begins.
  return WORD.exec(text)?.[0].length ?? 1;
}

/** Comments of this kind nest. */
function commentAt(text: string): number | null {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/\/\*|\*\//g)) {
    depth += mark === "/*" ? 1 : -1;
    if (depth === 0) return index + 2;
  }
  return null;
}
