import { expect, test } from "vitest";
import { flagLabel, flagsTitle } from "./flag-words";

test("says what was found, and how often", () => {
  expect(flagLabel({ kind: "instructions", count: 1 })).toBe("An order to the model");
  expect(flagLabel({ kind: "invisible_characters", count: 1200 })).toBe("Invisible characters (1,200)");
});

test("what speaks to the model weighs more than what is hidden", () => {
  expect(flagsTitle([{ kind: "hidden_text" }])).toContain("readers do not see");
  expect(flagsTitle([{ kind: "hidden_text" }, { kind: "role_markers" }])).toContain("speaks to the model");
});
