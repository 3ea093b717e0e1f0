import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { MOST_QUESTIONS } from "@/lib/schemas/evaluation";
import { readQuestionTable } from "./question-table";

const [guide, one, other, site] = [newId("document"), newId("document"), newId("document"), newId("source")];
const NAMES = {
  documents: new Map([
    ["guide.pdf", [guide]],
    ["twice.pdf", [one, other]],
  ]),
  sources: new Map([["our site", [site]]]),
};
const read = (csv: string) => readQuestionTable(csv, NAMES);

function issuesOf(csv: string) {
  try {
    read(csv);
  } catch (thrown) {
    return AppError.from(thrown).details?.issues?.map(({ path, message }) => [...path.slice(1), message]);
  }
  return null;
}

test("each row says what it expects, in a column or by what it names", () => {
  const csv = `question,expects,document,source,passage,answer
When?,,Guide.PDF,,until nine,
Where?,source,,Our site,,
How much?,,,,,"5, or 6"
Who?,refuses,,,,
`;
  expect(read(csv)).toEqual([
    { question: "When?", expectation: { expects: "source", documentId: guide, passage: "until nine" } },
    { question: "Where?", expectation: { expects: "source", sourceId: site } },
    { question: "How much?", expectation: { expects: "answer", answer: "5, or 6" } },
    { question: "Who?", expectation: { expects: "refusal" } },
  ]);
});

test("columns may be left out and stand in any order, and semicolons part them too", () => {
  expect(read("Document;Question\nguide.pdf;When?\n")).toEqual([
    { question: "When?", expectation: { expects: "source", documentId: guide } },
  ]);
});

test("everything that is wrong is named, by row and column", () => {
  const csv = `question,expects,document,passage,answer
When?,,nowhere.pdf,,
Where?,,,,
Who?,maybe,,,
,refuses,,,
What?,,twice.pdf,,
Why?,,guide.pdf,,because
Which?,refuses,,,x
When?,refuses,,,
How?,source,,words,
`;
  expect(issuesOf(csv)).toEqual([
    [2, "document", "“nowhere.pdf” is no document of this bot"],
    [3, "expects", "must be “refuses” when no document, source or answer is named"],
    [4, "expects", "must be source, answer or refuses"],
    [5, "question", "must not be empty"],
    [6, "document", "“twice.pdf” is the name of several; write the id or the address"],
    [7, "answer", "must be empty in a row that expects source"],
    [8, "answer", "must be empty in a row that expects refusal"],
    [9, "question", "is the question of row 2 too"],
    [10, "document", "must name a document or a source"],
  ]);
});

test.each([
  ["", "The table has no column named question in its first row"],
  [
    "question,colour\nWhen?,red\n",
    "The table has a column named “colour”; it may have question, expects, document, source, passage, answer",
  ],
  ["question,question\na,b\n", "The table names a column twice"],
  ["question,expects\n", "The table has no rows below the names of its columns"],
  ["question\n\uFFFD\n", "The table is not UTF-8; save the table as “CSV UTF-8”"],
  [`question,expects\n${"a,refuses\n".repeat(MOST_QUESTIONS + 1)}`, "The table has more than 500 rows"],
])("a table that is wrong as a whole: %j", (csv, message) => {
  expect(issuesOf(csv)).toEqual([[message]]);
});
