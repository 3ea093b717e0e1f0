import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const FOLDERS = ["app", "bench", "components", "e2e", "inngest", "lib", "scripts"];
const LIMIT = 250;
const TEST_LIMIT = 500;
const NOT_OURS = /(^|\/)(generated|node_modules|browser)(\/|$)/;

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name)),
)
  .filter((file) => !NOT_OURS.test(file))
  .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 }));

const isTest = (file: string) => /\.(test|spec)\.tsx?$|contract\.ts$/.test(file);

test("files fit in a head", () => {
  expect(sources.length).toBeGreaterThan(400);
  const long = sources.filter(({ file, lines }) => lines > (isTest(file) ? TEST_LIMIT : LIMIT));
  expect(long).toEqual([]);
});

test("half of the files have under 60 lines, nine in ten under 200", () => {
  const lengths = sources
    .filter(({ file }) => !isTest(file))
    .map(({ lines }) => lines)
    .sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThan(60);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(200);
});
