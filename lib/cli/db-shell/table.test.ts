import { expect, test } from "vitest";
import { formatRows } from "./table";

const COLUMNS = [{ name: "id" }, { name: "count", isNumber: true }];

test("a table has its columns aligned, numbers to the right, and a sign for NULL", () => {
  const rows = [
    ["bot_1", "7"],
    ["📚 two\nlines", "1200"],
    [null, null],
  ];
  expect(formatRows(COLUMNS, rows, 80)).toBe(
    [
      " id          │ count",
      "─────────────┼───────",
      " bot_1       │     7",
      " 📚 two↵lines │  1200",
      " ∅           │     ∅",
    ].join("\n"),
  );
});

test("rows that are wider than the window come one below the other, whole", () => {
  const long = "x".repeat(100);
  expect(formatRows(COLUMNS, [[long, "1"]], 80)).toBe(`── 1 ──\nid    │ ${long}\ncount │ 1`);
});

test("no rows are a table all the same", () => {
  expect(formatRows(COLUMNS, [], 5)).toBe(" id │ count\n────┼───────");
});
