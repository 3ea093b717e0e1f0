import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VARIABLES } from "@/lib/env/schema";

const lines = readFileSync(".env.example", "utf8").split("\n");
const isVariable = (line: string) => /^#?[A-Z][A-Z0-9_]*=/.test(line);

test(".env.example lists every variable of lib/env/schema.ts once, and no other", () => {
  const listed = lines.filter(isVariable).map((line) => line.replace(/^#/, "").split("=")[0]);
  expect(listed.sort()).toEqual(Object.keys(VARIABLES).sort());
});

test("each is explained in the line before it, and none is set", () => {
  for (const [index, line] of lines.entries()) {
    if (!isVariable(line)) continue;
    expect(line).toMatch(/^#/);
    expect(lines[index - 1], line).toMatch(/^# \S.*[.…:]$/);
  }
});
