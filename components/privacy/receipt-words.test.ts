import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { receiptLines } from "./receipt-words";

const models = globSync("prisma/**/*.prisma").flatMap((file) => [
  ...readFileSync(file, "utf8").matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm),
]);
const ofTenants = models
  .filter(([, , fields = ""]) => /^\s+tenantId\b/m.test(fields))
  .map(([, name = ""]) => name);

test("every table of a team has words on its receipt", () => {
  expect(ofTenants.length).toBeGreaterThan(15);
  const lines = receiptLines(Object.fromEntries(ofTenants.map((name) => [name, 1])));
  expect(lines.map(({ label }) => label).filter((label) => ofTenants.includes(label))).toEqual([]);
});

test("the most comes first", () => {
  expect(receiptLines({ Bot: 1, Chunk: 12, newThing: 3 })).toEqual([
    { label: "Passages", count: 12 },
    { label: "newThing", count: 3 },
    { label: "Bots", count: 1 },
  ]);
});
