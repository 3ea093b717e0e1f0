import { expect, test } from "vitest";
import type { ConversationId, MessageId } from "@/lib/core/ids";
import type { ConversationDetailDto, MessageDto } from "@/lib/schemas/conversation";
import { mergeStored, toChatMessages, withoutRetries } from "./stored-messages";

let made = 0;
function message(role: MessageDto["role"], content: string, more: Partial<MessageDto> = {}): MessageDto {
  const id = `msg_${made++}` as MessageId;
  const createdAt = "2026-11-25T10:00:00.000Z";
  const answer = {
    citations: [],
    deletedWithSource: false,
    confidence: null,
    refused: false,
    degraded: null,
    model: null,
    query: null,
    support: null,
    curated: null,
    timing: null,
    feedback: null,
    usage: null,
  };
  return { id, role, content, status: "complete", createdAt, ...answer, ...more };
}
const asks = (content: string) => message("user", content);
const says = (content: string, more: Partial<MessageDto> = {}) => message("assistant", content, more);
const contents = (messages: readonly MessageDto[]) => messages.map(({ content }) => content);

function conversation(messages: MessageDto[]): ConversationDetailDto {
  const times = { createdAt: "2026-11-25T10:00:00.000Z", updatedAt: "2026-11-25T10:00:00.000Z" };
  const more = {
    botId: "bot_1" as const,
    channel: "dashboard" as const,
    title: "A",
    page: null,
    isMine: true,
    askedBy: null,
    answers: { all: 0, up: 0, down: 0, refused: 0, unsure: 0, curated: 0 },
  };
  return { id: "con_1" as ConversationId, ...more, ...times, messages };
}

test.each<[string, MessageDto[], string[]]>([
  [
    "a failed answer that was tried again",
    [asks("q"), says("x", { status: "failed" }), asks("q"), says("y")],
    ["q", "y"],
  ],
  ["a stopped one", [asks("q"), says("", { status: "aborted" }), asks("q"), says("y")], ["q", "y"]],
  [
    "quotes in place of a model",
    [asks("q"), says("x", { degraded: "model_failed" }), asks("q"), says("y")],
    ["q", "y"],
  ],
  ["no answer at all", [asks("q"), asks("q"), says("y")], ["q", "y"]],
  [
    "several tries",
    [
      asks("q"),
      says("x", { status: "failed" }),
      asks("q"),
      asks("q"),
      says("z", { status: "aborted" }),
      asks("q"),
      says("y"),
    ],
    ["q", "y"],
  ],
])("left out: %s", (_, messages, expected) => {
  expect(contents(withoutRetries(messages))).toEqual(expected);
});

test.each<[string, MessageDto[]]>([
  ["the same question after a good answer", [asks("q"), says("x"), asks("q"), says("y")]],
  ["another question after a failed one", [asks("q"), says("x", { status: "failed" }), asks("r"), says("y")]],
  ["another question after none", [asks("q"), asks("r"), says("y")]],
  ["the last failure", [asks("q"), says("x", { status: "failed" })]],
  [
    "an answer without its question, which is further back than we look",
    [says("x", { status: "failed" }), asks("q")],
  ],
])("kept: %s", (_, messages) => {
  expect(withoutRetries(messages)).toEqual(messages);
});

test("a stored message keeps all that is known of it", () => {
  const stored = says("It opened [1].", {
    status: "aborted",
    confidence: 0.4,
    degraded: "embedding_failed",
    model: "extractive",
  });
  const [shown] = toChatMessages(conversation([stored]));
  expect(shown).toMatchObject({
    id: stored.id,
    role: "assistant",
    parts: [{ type: "text", text: "It opened [1]." }],
  });
  expect(shown?.metadata).toEqual({
    conversationId: "con_1",
    refused: false,
    status: "aborted",
    createdAt: stored.createdAt,
    confidence: 0.4,
    degraded: "embedding_failed",
    model: "extractive",
  });
});

test("of what is stored only the new is taken, and never less than is shown", () => {
  const messages = [asks("q"), says("x"), asks("r"), says("y")];
  const stored = toChatMessages(conversation(messages));
  const shown = toChatMessages(conversation(messages.slice(0, 2)));
  const merged = mergeStored(shown, stored);
  expect(merged).toHaveLength(4);
  expect(merged[0]).toBe(shown[0]);
  expect(merged[1]).toBe(shown[1]);
  expect(mergeStored(stored, shown)).toBe(stored);
  expect(mergeStored(shown, [...shown])).toBe(shown);
});
