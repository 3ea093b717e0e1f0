import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answering, TurnPart } from "@/lib/services/chat";
import { answerResponse } from "./chat-response";

const IDS = { conversationId: "con_1", messageId: "msg_1" } as const;
const ANSWER = { ...IDS, answer: "", citations: [], confidence: 0, refused: false, model: "test" };
const WANTED = { stream: true, requestId: "req_1" };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const answering = (parts: AsyncGenerator<TurnPart, void>): Answering => ({ ...IDS, parts });
const open = (parts: AsyncGenerator<TurnPart, void>) =>
  answerResponse(new Request("http://127.0.0.1/"), WANTED, async () => answering(parts));

test("an error part carries the id of the request, for people to quote", async () => {
  const response = await open(
    (async function* (): AsyncGenerator<TurnPart, void> {
      yield { type: "error", code: "upstream_failed", message: "It does not work." };
      yield { type: "finish", answer: { ...ANSWER, usage: { inputTokens: 0, outputTokens: 0 } } };
    })(),
  );
  const text = await response.text();
  expect(text).toContain(
    `"data-error","data":{"code":"upstream_failed","message":"It does not work.","requestId":"req_1"}`,
  );
  expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
});

test("when an answer breaks the stream breaks too, and no heartbeat follows", async () => {
  const response = await open(
    (async function* (): AsyncGenerator<TurnPart, void> {
      yield { type: "text", delta: "An" };
      throw new Error("the database went away");
    })(),
  );
  await expect(response.text()).rejects.toThrow("the database went away");
  expect(vi.getTimerCount()).toBe(0);
});

test("an asker who goes away ends the answer and its heartbeat", async () => {
  let isEnded = false;
  const response = await open(
    (async function* (): AsyncGenerator<TurnPart, void> {
      try {
        for (;;) yield { type: "text", delta: "on and on" };
      } finally {
        isEnded = true;
      }
    })(),
  );
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.read();
  expect(vi.getTimerCount()).toBe(1);
  await reader?.cancel();
  expect(isEnded).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
