import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlLine } from "./curl-line";

/** The arguments as a shell hands them to curl. */
function argumentsOf(line: string): string[] {
  const script = `curl() { printf '%s\\n' "$@"; }\n${line}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");
}

test("a shell reads the line as it is meant", () => {
  expect(argumentsOf(curlLine("https://rag.example", "mr_x_y", undefined))).toEqual([
    "https://rag.example/api/v1/me",
    "-H",
    "Authorization: Bearer mr_x_y",
  ]);
  const [address, , , , type, , body] = argumentsOf(curlLine("http://127.0.0.1:3000", "mr_x_y", "bot_1"));
  expect(address).toBe("http://127.0.0.1:3000/api/v1/bots/bot_1/chat");
  expect(type).toBe("Content-Type: application/json");
  expect(JSON.parse(body ?? "")).toEqual({ message: "Your question" });
});
