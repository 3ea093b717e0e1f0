import { expect, test } from "vitest";
import { cameIn } from "./came-in";

test.each([
  ["files.zip", "in files.zip"],
  ["Re: prices.EML", "attached to Re: prices.EML"],
  ["mail.msg", "attached to mail.msg"],
  ["https://example.com/files", "in https://example.com/files"],
  [null, null],
])("what came in %j is said so", (parentName, words) => expect(cameIn({ parentName })).toBe(words));
