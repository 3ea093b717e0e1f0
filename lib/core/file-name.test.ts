import { expect, test } from "vitest";
import { safeFileName, titleOfFile, titleOfPath } from "./file-name";

test.each([
  ["report.pdf", "report.pdf"],
  ["C:\\Users\\me\\report.pdf", "report.pdf"],
  ["../../etc/passwd", "passwd"],
  ["a/..", "a"],
  ["re\u202Epo\0rt.pdf", "report.pdf"],
  ["../..", "file"],
  ["", "file"],
  [`${"x".repeat(300)}.pdf`, "x".repeat(255)],
])("%j is shown as %j", (path, name) => expect(safeFileName(path)).toBe(name));

test("a title leaves out the ending, and nothing that is none", () => {
  expect(titleOfFile("report.final.pdf")).toBe("report.final");
  expect(titleOfFile("Version 2. A new beginning")).toBe("Version 2. A new beginning");
  expect(titleOfFile(".env")).toBe(".env");
});

test("a title of a path keeps the folders, and nothing that leads out of them", () => {
  expect(titleOfPath("Handbook/Part 1/Opening hours.md")).toBe("Handbook/Part 1/Opening hours");
  expect(titleOfPath("/../Handbook/./../a.md")).toBe("Handbook/a");
  expect(titleOfPath("..\\..\\windows\\a.txt")).toBe("windows/a");
});
