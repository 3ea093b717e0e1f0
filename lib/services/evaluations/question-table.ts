import { type Issue, validationFailed } from "@/lib/core/errors";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import { parseCsv } from "@/lib/core/parse-csv";
import { type Expectation, MOST_QUESTIONS, QuestionBody } from "@/lib/schemas/evaluation";

const MOST_ISSUES = 20;
const COLUMNS = ["question", "expects", "document", "source", "passage", "answer"] as const;
type Column = (typeof COLUMNS)[number];
type Row = Record<Column, string>;

/** What may stand under `expects`; an empty cell is told from the others. */
const EXPECTS: Record<string, Expectation["expects"]> = {
  source: "source",
  document: "source",
  answer: "answer",
  refusal: "refusal",
  refuse: "refusal",
  refuses: "refusal",
};

/** What a bot has by each of its names (id, title, file name, address), in lower case. */
export type Names = {
  documents: ReadonlyMap<string, readonly DocumentId[]>;
  sources: ReadonlyMap<string, readonly SourceId[]>;
};

/**
 * Pure: the questions of a table whose first row names the columns.
 * @throws AppError validation_failed, with the row and column of everything that is wrong
 */
export function readQuestionTable(text: string, names: Names): QuestionBody[] {
  if (text.includes("\uFFFD")) throw wrong("is not UTF-8; save the table as “CSV UTF-8”");
  const [head = [], ...body] = parseCsv(text);
  const columns = head.map((cell) => cell.trim().toLowerCase());
  const unknown = columns.filter((name) => !COLUMNS.some((column) => column === name));
  if (!columns.includes("question")) throw wrong("has no column named question in its first row");
  if (unknown.length > 0)
    throw wrong(`has a column named “${unknown[0]}”; it may have ${COLUMNS.join(", ")}`);
  if (new Set(columns).size < columns.length) throw wrong("names a column twice");
  if (body.length === 0) throw wrong("has no rows below the names of its columns");
  if (body.length > MOST_QUESTIONS) throw wrong(`has more than ${MOST_QUESTIONS} rows`);
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  const questions = body.flatMap((cells, index) => {
    // The first row below the names is the second of the table.
    const line = index + 2;
    const row = Object.fromEntries(
      COLUMNS.map((column) => [column, cells[columns.indexOf(column)]?.trim() ?? ""]),
    ) as Row;
    const read = readRow(row, names);
    const earlier = seen.get(row.question);
    seen.set(row.question, line);
    if (earlier !== undefined) read.issues.push(["question", `is the question of row ${earlier} too`]);
    for (const [column, message] of read.issues) issues.push({ path: ["csv", line, column], message });
    return read.question ?? [];
  });
  if (issues.length > 0) throw validationFailed(issues.slice(0, MOST_ISSUES));
  return questions;
}

type Read = { question: QuestionBody | null; issues: [Column, string][] };

function readRow(row: Row, names: Names): Read {
  const issues: Read["issues"] = [];
  const expects = row.expects === "" ? guess(row) : EXPECTS[row.expects.toLowerCase()];
  if (expects === undefined) {
    issues.push([
      "expects",
      row.expects === ""
        ? "must be “refuses” when no document, source or answer is named"
        : "must be source, answer or refuses",
    ]);
    return { question: null, issues };
  }
  const expectation = { expects, ...fieldsOf(expects, row, names, issues) };
  for (const column of strangersTo(expects))
    if (row[column] !== "") issues.push([column, `must be empty in a row that expects ${expects}`]);
  const parsed = QuestionBody.safeParse({ question: row.question, expectation });
  if (parsed.success) return { question: parsed.data, issues };
  for (const { path, message } of issues.length > 0 ? [] : parsed.error.issues)
    issues.push([COLUMNS.find((column) => column === path.at(-1)) ?? "document", message]);
  return { question: null, issues };
}

function guess({ document, source, answer }: Row): Expectation["expects"] | undefined {
  if (document !== "" || source !== "") return "source";
  return answer === "" ? undefined : "answer";
}

const strangersTo = (expects: Expectation["expects"]): Column[] =>
  expects === "source"
    ? ["answer"]
    : expects === "answer"
      ? ["document", "source", "passage"]
      : ["document", "source", "passage", "answer"];

function fieldsOf(expects: Expectation["expects"], row: Row, names: Names, issues: Read["issues"]): object {
  if (expects === "refusal") return {};
  if (expects === "answer") return { answer: row.answer };
  const documentId = find("document", row.document, names.documents, issues);
  const sourceId = find("source", row.source, names.sources, issues);
  return {
    ...(documentId && { documentId }),
    ...(sourceId && { sourceId }),
    ...(row.passage !== "" && { passage: row.passage }),
  };
}

function find<Id>(
  column: "document" | "source",
  name: string,
  known: ReadonlyMap<string, readonly Id[]>,
  issues: Read["issues"],
): Id | undefined {
  if (name === "") return undefined;
  const [id, other] = known.get(name.toLowerCase()) ?? [];
  if (id === undefined) issues.push([column, `“${name}” is no ${column} of this bot`]);
  else if (other !== undefined)
    issues.push([column, `“${name}” is the name of several; write the id or the address`]);
  return id;
}

const wrong = (message: string) => validationFailed([{ path: ["csv"], message: `The table ${message}` }]);
