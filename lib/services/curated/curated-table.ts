import { csvLine } from "@/lib/core/csv";
import { type Issue, validationFailed } from "@/lib/core/errors";
import { parseCsv } from "@/lib/core/parse-csv";
import {
  CreateCuratedBody,
  type CuratedAnswerDto,
  type CuratedFields,
  MOST_CURATED,
} from "@/lib/schemas/curated";

const MOST_ISSUES = 20;
const COLUMNS = ["question", "answer", "alternatives", "links", "disabled"] as const;
type Column = (typeof COLUMNS)[number];
const LINK = /^(?:(.*\S)\s+)?<?(https?:\/\/[^\s<>]+)>?$/;
const TRUE = /^(?:true|yes|1|x)$/i;

/** The first line of a table of answers. */
export const TABLE_HEAD = csvLine(COLUMNS);

/** One answer as a line of a table; other phrasings and links stand one below the other in their cells. */
export function toTableLine({ question, answer, alternatives, links, isDisabled }: CuratedAnswerDto): string {
  const places = links.map(({ title, url }) => `${title} <${url}>`);
  return csvLine([question, answer, alternatives.join("\n"), places.join("\n"), isDisabled ? "true" : ""]);
}

/**
 * Pure: a table whose first row names its columns: `question` and `answer`, and perhaps `alternatives` and `links` (one a
 * line) and `disabled`. @throws AppError validation_failed
 */
export function readCuratedTable(text: string): CuratedFields[] {
  if (text.includes("\uFFFD")) throw wrong("is not UTF-8; save the table as “CSV UTF-8”");
  const [head = [], ...body] = parseCsv(text);
  const names = head.map((cell) => cell.trim().toLowerCase());
  if (!names.includes("question") || !names.includes("answer"))
    throw wrong("has no columns named question and answer in its first row");
  if (body.length === 0) throw wrong("has no rows below the names of its columns");
  if (body.length > MOST_CURATED) throw wrong(`has more than ${MOST_CURATED} rows`);
  const issues: Issue[] = [];
  const rows = body.flatMap((cells, index) => {
    const cell = (name: Column) => plain(cells[names.indexOf(name)] ?? "");
    const parsed = CreateCuratedBody.safeParse({
      question: oneLine(cell("question")),
      answer: cell("answer"),
      alternatives: linesOf(cell("alternatives")),
      links: linesOf(cell("links")).map(toLink),
      isDisabled: TRUE.test(cell("disabled").trim()),
    });
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    const place = String(issue?.path[0] ?? "row");
    issues.push({ path: ["csv"], message: `row ${index + 2}: ${place} ${issue?.message ?? "is wrong"}` });
    return [];
  });
  if (issues.length > 0) throw validationFailed(issues.slice(0, MOST_ISSUES));
  return rows;
}

/** A cell without the apostrophe that keeps a spreadsheet from taking it for a formula: see `csvLine`. */
function plain(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, "");
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, " ").trim();
}

function linesOf(cell: string): string[] {
  return cell
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .filter((line) => line !== "");
}

/** `Title <https://…>`, or the address alone, which is its own title then. */
function toLink(line: string): { title: string; url: string } {
  const [, title, url = line] = LINK.exec(line) ?? [];
  return { title: (title ?? url).slice(0, 200), url };
}

function wrong(message: string) {
  return validationFailed([{ path: ["csv"], message }]);
}
