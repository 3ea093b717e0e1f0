import { readFileSync } from "node:fs";
import path from "node:path";

/** What is known of a file: strings that its text has to hold, strings that it must not, or why it has no text at all. */
export type Expectation = { must_contain?: string[]; must_not_contain?: string[]; special?: string };

/** The files that expectations.json in the folder tells of. */
export function readExpectations(folder: string): [file: string, Expectation][] {
  const { files } = JSON.parse(readFileSync(path.join(folder, "expectations.json"), "utf8")) as {
    files: Record<string, Expectation>;
  };
  return Object.entries(files).map(([name, expectation]) => [path.join(folder, name), expectation]);
}

/** Strings that should stand in a text and do not: whatever its quotes, dashes, spaces and invisible marks. */
export function missingIn(text: string, { must_contain = [] }: Expectation): string[] {
  const all = normal(text);
  return must_contain.filter((one) => !all.includes(normal(one)));
}

/** Strings that stand in a text, as they are, and should not. */
export function forbiddenIn(text: string, { must_not_contain = [] }: Expectation): string[] {
  return must_not_contain.filter((one) => text.includes(one));
}

function normal(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, "-")
    .replace(/\s+/g, " ")
    .toLowerCase();
}
