import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actionLabel, KNOWN_ACTIONS, SUBJECTS_OF_TEAM, subjectOptions } from "./action-words";

const COMMAND = /\b\w*[cC]ommand\(\{\s*(?:\/\*\*[^*]*\*\/\s*)?name: "([a-z_.]+)"[\s\S]*?\n\}\);/g;
const SKIPPED = /audit: \{ skip: [^}]*\}/g;

const code = globSync("lib/services/**/*.ts")
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => readFileSync(file, "utf8"));

/** Names of commands, but for those that never leave a trace in the log. */
const commands = code.flatMap((text) =>
  [...text.matchAll(COMMAND)]
    .filter(([block]) => !block.match(SKIPPED) || /\baudit\b/.test(block.replace(SKIPPED, "")))
    .map(([, name = ""]) => name),
);
/** What is written outside of commands. */
const events = code.flatMap((text) =>
  text
    .split("\n")
    .filter((line) => /\baction\b/.test(line))
    .flatMap((line) => [...line.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(([, name = ""]) => name)),
);

test("every action that the log can hold has words, and no other", () => {
  expect(commands.length).toBeGreaterThan(40);
  expect(events).toContain("sign_in.fail");
  expect([...KNOWN_ACTIONS].sort()).toEqual([...new Set([...commands, ...events])].sort());
});

test("every subject has words", () => {
  const subjects = new Set(KNOWN_ACTIONS.map((action) => action.split(".")[0]));
  expect(new Set([...SUBJECTS_OF_TEAM, "system"])).toEqual(subjects);
  expect(subjectOptions(SUBJECTS_OF_TEAM).filter(({ value, label }) => value === label)).toEqual([]);
});

test("an action that is new here is shown as it is named", () => {
  expect(actionLabel("moon.land")).toBe("moon.land");
});
