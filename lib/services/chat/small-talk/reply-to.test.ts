import { expect, test } from "vitest";
import { replyTo } from "./reply-to";

test.each([
  ["Hi!", "greeting"],
  ["hello there 👋", "greeting"],
  ["Hello bot", "greeting"],
  ["GOOD MORNING.", "greeting"],
  ["What’s up?", "greeting"],
  ["Thank you very much!!", "thanks"],
  ["Danke schön", "thanks"],
  ["Guten Tag", "greeting"],
  ["¡Buenos días!", "greeting"],
  ["مرحباً", "greeting"],
  ["谢谢！", "thanks"],
  ["ありがとうございます。", "thanks"],
  ["До свидания", "farewell"],
])("%s is a %s", (message, kind) => {
  expect(replyTo(message)?.kind).toBe(kind);
});

test.each([
  "Hello, when is the tower closed?",
  "hi, reset password",
  "What is good morning in Japanese?",
  "Thanks. And what does it cost?",
  "212",
  "bye-law",
  "",
  "?!",
])("%s is a question", (message) => {
  expect(replyTo(message)).toBeNull();
});

test("the reply is in the language of the greeting", () => {
  expect(replyTo("Guten Morgen")?.reply).toMatch(/Hallo/);
  expect(replyTo("bonsoir")?.reply).toMatch(/Bonjour/);
});
