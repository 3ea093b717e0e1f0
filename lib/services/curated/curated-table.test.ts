import { expect, test } from "vitest";
import type { AnswerId, BotId } from "@/lib/core/ids";
import type { CuratedAnswerDto } from "@/lib/schemas/curated";
import { readCuratedTable, TABLE_HEAD, toTableLine } from "./curated-table";

const TIMES = { createdAt: "2026-11-25T10:00:00.000Z", updatedAt: "2026-11-25T10:00:00.000Z" };
const answer = (fields: Partial<CuratedAnswerDto>): CuratedAnswerDto => ({
  ...{ id: "ans_1" as AnswerId, botId: "bot_1" as BotId, uses: 0, lastUsedAt: null, ...TIMES },
  ...{ question: "Why?", alternatives: [], answer: "Because.", links: [], isDisabled: false, ...fields },
});

test("what is written is read back, formulas and all", () => {
  const rows = [
    answer({ question: "=What of “quotes”, commas?", answer: '-1 is\n\n- a "list", too' }),
    answer({
      alternatives: ["How come?", "@home?"],
      links: [
        { title: "A page", url: "https://example.test/a?b=1" },
        { title: "https://example.test/", url: "https://example.test/" },
      ],
      isDisabled: true,
    }),
  ];
  const read = readCuratedTable(TABLE_HEAD + rows.map(toTableLine).join(""));
  expect(read).toEqual(
    rows.map(({ question, alternatives, answer: text, links, isDisabled }) => ({
      ...{ question, alternatives, answer: text, links, isDisabled },
    })),
  );
});

test("two columns are enough, in any order, and questions become one line", () => {
  expect(readCuratedTable("Answer;Question\nYes.;Is it\u00a0so?\n")).toMatchObject([
    { question: "Is it so?", answer: "Yes.", alternatives: [], links: [], isDisabled: false },
  ]);
});

test.each([
  ["question\nWhy?\n", "has no columns named"],
  ["question,answer\n", "has no rows"],
  ["question,answer\nWhy?,\n", "row 2: answer must not be empty"],
  ["question,answer,links\nWhy?,So.,ftp://a\n", "row 2: links must be a web address"],
  ["question,answer\nWh\uFFFD?,So.\n", "is not UTF-8"],
])("%j is refused with a reason", (text, reason) => {
  expect(() => readCuratedTable(text)).toThrow(
    expect.objectContaining({
      code: "validation_failed",
      details: { issues: [{ path: ["csv"], message: expect.stringContaining(reason) }] },
    }),
  );
});
