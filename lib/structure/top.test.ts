import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const lines = readFileSync("AGENTS.md", "utf8").split("\n");
/** In the first cell of each row, in backticks; of `lib` each folder has its own. */
const named = lines
  .flatMap((line) => {
    const [, cell = "", reason = ""] = /^\| (`.+?) *\| (.+?) *\|$/.exec(line) ?? [];
    return reason ? [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name) : [];
  })
  .map((name) => name.replace(/^lib\/.*/, "lib"));

/** What a run makes, and git's own folder. */
const made = [".git", ...readFileSync(".gitignore", "utf8").split("\n").filter(Boolean)].map((line) =>
  line.replace(/\/$/, ""),
);
const entries = readdirSync(".").filter((name) => !made.some((pattern) => path.matchesGlob(name, pattern)));

test("whatever lies at the top has its reason in AGENTS.md", () => {
  expect(entries.length).toBeGreaterThan(30);
  expect(entries.filter((name) => !named.includes(name))).toEqual([]);
});

test("and AGENTS.md gives reasons for nothing else", () => {
  const top = named.filter((name) => !/[/ ]/.test(name));
  expect(top.filter((name) => !entries.includes(name))).toEqual([]);
});
