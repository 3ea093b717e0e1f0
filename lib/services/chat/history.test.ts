import { expect, test } from "vitest";
import { toHistory } from "./history";
import type { Turn } from "./prompt";

const user = (content: string): Turn => ({ role: "user", content });
const bot = (content: string): Turn => ({ role: "assistant", content });

test.each<[string, Turn[], Turn[]]>([
  [
    "questions with their answers stay",
    [user("a"), bot("1"), user("b"), bot("2")],
    [user("a"), bot("1"), user("b"), bot("2")],
  ],
  ["a question without an answer goes", [user("a"), user("a"), bot("1")], [user("a"), bot("1")]],
  [
    "an answer without a word goes with its question",
    [user("a"), bot(" \n"), user("b"), bot("2")],
    [user("b"), bot("2")],
  ],
  ["half a turn at the beginning goes", [bot("1"), user("b"), bot("2")], [user("b"), bot("2")]],
  ["a question at the end goes", [user("a"), bot("1"), user("b")], [user("a"), bot("1")]],
  ["nothing", [], []],
])("%s", (_, turns, expected) => {
  expect(toHistory(turns)).toEqual(expected);
});
