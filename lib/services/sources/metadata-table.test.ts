import { expect, test } from "vitest";
import { readMetadataTable } from "./metadata-table";

test("a column names the document, the others are keys; an empty cell says nothing", () => {
  const table = "\uFEFFteam;File name;year;draft;code\nsales;a.pdf;2026;true;007\n;b.pdf;-1.5;;\n";
  expect(readMetadataTable(table)).toEqual([
    { name: "a.pdf", metadata: { team: "sales", year: 2026, draft: true, code: "007" } },
    { name: "b.pdf", metadata: { year: -1.5 } },
  ]);
});

test.each([
  ["", "no column named document"],
  ["team,year\nsales,1", "no column named document"],
  ["document\na.pdf", "no column beside"],
  ["document,team", "no rows"],
  ["document,team,team\na,b,c", "twice"],
  ["document,te\uFFFDm\na,b", "UTF-8"],
])("%j is refused: %s", (table, words) => {
  expect(() => readMetadataTable(table)).toThrow(
    expect.objectContaining({
      code: "validation_failed",
      details: { issues: [expect.objectContaining({ message: expect.stringContaining(words) })] },
    }),
  );
});

test("a wrong key or value is named with its row", () => {
  const issuesOf = (table: string) => {
    try {
      return readMetadataTable(table);
    } catch (error) {
      return (error as { details: { issues: { path: unknown[] }[] } }).details.issues.map(({ path }) => path);
    }
  };
  expect(issuesOf("document,_hidden\na.pdf,x")).toEqual([["csv", 2, "_hidden"]]);
  expect(issuesOf(`document,team\na.pdf,x\nb.pdf,${"y".repeat(501)}`)).toEqual([["csv", 3, "team"]]);
});
