import { describe, expect, test } from "vitest";
import { CREDENTIAL_ERRORS, PROVIDER_REFUSALS } from "@/lib/schemas/sign-in";
import { NEXT_AUTH_ERRORS, REASONS, reasonOfAddress } from "./sign-in-errors";

const isSentence = (text: string | undefined) => expect(text).toMatch(/^[A-Z].{20,}[.]$/);

describe("every code has a sentence", () => {
  test.each(Object.keys(CREDENTIAL_ERRORS) as (keyof typeof CREDENTIAL_ERRORS)[])("%s", (code) =>
    isSentence(REASONS[code]),
  );
  test.each([...PROVIDER_REFUSALS, ...NEXT_AUTH_ERRORS])("?error=%s", (code) =>
    isSentence(reasonOfAddress(code)),
  );
});

test("a code that nobody knows reads as a failure of ours, no code as none", () => {
  isSentence(reasonOfAddress("undefined"));
  isSentence(reasonOfAddress("constructor"));
  expect(reasonOfAddress(undefined)).toBeUndefined();
  expect(reasonOfAddress("")).toBeUndefined();
});
