import type { Value } from "../data/value";
import { ReadingError } from "../document/reading-error";
import { lineOfError } from "./find-error";

const STRING = '("[^"\\\\]*(?:\\\\[\\s\\S][^"\\\\]*)*")';
const NUMBER = new RegExp(`${STRING}|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?`, "g");
const COMMENT = new RegExp(`${STRING}|//[^\\n]*|/\\*[\\s\\S]*?\\*/`, "g");
const LAST_COMMA = new RegExp(`${STRING}|,(?=\\s*[}\\]])`, "g");
/** Numbers with more digits than these are not kept to the last one by the engine. */
const EXACT_DIGITS = 15;

/**
 * The values of JSON, and of JSON with a value a line. Settings with comments and commas to spare, which programs read
 * as JSON, are JSON here too.
 * @throws ReadingError damaged, with the line
 */
export function parseJson(text: string, isByLine: boolean): Value {
  const plain = text.replace(/^\uFEFF/, "");
  if (isByLine) return parseLines(plain);
  const value = parse(plain) ?? parse(withoutExtras(plain));
  if (value) return value.value;
  const [first = ""] = plain.trimStart().split("\n", 1);
  if (parse(first) && /^\s*[{[]/.test(first)) return parseLines(plain);
  throw damaged(lineOfError(plain));
}

/** A line that is no JSON stays as it is written, as long as most are JSON: one that was cut off costs nobody the others. */
function parseLines(text: string): Value {
  const lines = text.split(/\r\n?|\n/);
  const values = lines.map((line) => (line.trim() === "" ? undefined : parse(line)));
  const bad = values.filter((value) => value === null).length;
  const good = values.filter((value) => value).length;
  if (bad >= good && bad > 0) throw damaged(values.indexOf(null) + 1);
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    return [value === null ? (lines[index] ?? "").trim() : value.value];
  });
}

function parse(text: string): { value: Value } | null {
  try {
    return { value: JSON.parse(withLongNumbersAsText(text)) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Long identifiers keep all their digits. */
function withLongNumbersAsText(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  return text.replace(NUMBER, (match, string?: string) =>
    string || match.replace(/\D/g, "").length <= EXACT_DIGITS ? match : `"${match}"`,
  );
}

function withoutExtras(text: string): string {
  const keepStrings = (_: string, string?: string) => string ?? " ";
  return text.replace(COMMENT, keepStrings).replace(LAST_COMMA, keepStrings);
}

function damaged(line: number): ReadingError {
  return new ReadingError(
    "damaged",
    `The file is not valid JSON: line ${line.toLocaleString("en")} cannot be read. Mend it and add the file again.`,
  );
}
