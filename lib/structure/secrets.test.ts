import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** A comparison by `===` takes longer the more of it is right, so a secret could be guessed letter by letter. */
const COMPARED =
  /\b\w*(secret|signature|digest|token)(Hash)?\s*[!=]==(?!\s*(null|undefined|"))|[!=]==\s*\w*(secret|signature|digest|token)\b(?!\s*[.(])/i;

const found = (text: string) =>
  text.split("\n").filter((line) => COMPARED.test(line) && !/typeof|"string"|_TOKEN/.test(line));

test("no secret is compared by ===", () => {
  const files = globSync("{app,lib,inngest}/**/*.{ts,tsx}").filter(
    (file) => !/\.test\.|generated|testing|lib.client/.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(
    files.flatMap((file) => found(readFileSync(file, "utf8")).map((line) => `${file}: ${line.trim()}`)),
  ).toEqual([]);
});

test("the rule sees what it is for", () => {
  expect(found("if (given === secret) return true;")).toHaveLength(1);
  expect(found("return signature !== expected;")).toHaveLength(1);
  expect(found('if (secret === "") return null;\nif (token === null) return;')).toEqual([]);
});
