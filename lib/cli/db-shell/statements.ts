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

const DELETES = new Set(["delete", "truncate", "drop", "merge"]);
/** What may hide it, and what locks the tables from then on, so that a copy made later in the transaction would wait for it. */
const BEGINS = new Set(["do", "call", "alter", "lock", "reindex", "cluster", "refresh"]);
const CREATES = new Set(["function", "procedure", "policy", "rule", "trigger", "index"]);

/** Whether a statement may take away rows that only a backup has then. What a function does that is there is not seen. */
export function mayDelete(sql: string): boolean {
  const words = wordsOf(sql);
  const [first = ""] = words;
  if (BEGINS.has(first)) return true;
  if (first === "create" && words.slice(1, 4).some((word) => CREATES.has(word))) return true;
  return words.some((word) => DELETES.has(word));
}

/** The words that stand in no quotes and no comment, in small letters. */
function wordsOf(sql: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < sql.length; ) {
    const rest = sql.slice(at);
    const [word] = QUOTED.some((pattern) => pattern.test(rest)) ? [] : (WORD.exec(rest) ?? []);
    if (word) words.push(word.toLowerCase());
    at += word?.length ?? unitAt(rest) ?? sql.length;
  }
  return words;
}

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
