import { expect, test } from "vitest";
import { idOf } from "./common";

test.each([
  ["upload", "must be the id of an upload"],
  ["evaluation", "must be the id of an evaluation"],
  ["user", "must be the id of a user"],
  ["bot", "must be the id of a bot"],
] as const)("a wrong id of one kind, %s, is refused in English", (kind, message) => {
  expect(idOf(kind).safeParse("nonsense").error?.issues[0]?.message).toBe(message);
});
