import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { Answering, TurnPart } from "@/lib/services/chat";
import { answerResponse } from "./chat-response";

const IDS = { conversationId: "con_1", messageId: "msg_1" } as const;
const ANSWER = {
  ...IDS,
  answer: "",
  citations: [],
  confidence: 0,
  refused: false,
  query: null,
  support: null,
  nearest: [],
  generalKnowledge: false,
  curated: null,
  model: "test",
};
const WANTED = { stream: true, requestId: "req_1", assertStill: async () => {} };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

const answering = (parts: AsyncGenerator<TurnPart, void>): Answering => ({ ...IDS, parts });
const open = (parts: AsyncGenerator<TurnPart, void>) =>
  answerResponse(new Request("http://127.0.0.1/"), WANTED, async () => answering(parts));

test("an error part carries the id of the request, for people to quote", async () => {
  const response = await open(
    (async function* (): AsyncGenerator<TurnPart, void> {
      yield { type: "error", code: "upstream_failed", message: "It does not work." };
      yield {
        type: "finish",
        answer: { ...ANSWER, usage: { inputTokens: 0, outputTokens: 0, costUsd: null } },
        followUps: ["What else?"],
      };
    })(),
  );
  const text = await response.text();
  expect(text).toContain(
    `"data-error","data":{"code":"upstream_failed","message":"It does not work.","requestId":"req_1"}`,
  );
  expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
  expect(text, "what may be asked next is the widget's").not.toContain("What else?");
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

/** An answer that says a word whenever it is told to, until its asker is gone. */
function talker() {
  let speak = (_: string | null) => {};
  let next = new Promise<string | null>((resolve) => {
    speak = resolve;
  });
  let wasAborted = false;
  const start = async (signal: AbortSignal) => {
    signal.addEventListener("abort", () => {
      wasAborted = true;
      speak(null);
    });
    async function* parts(): AsyncGenerator<TurnPart, void> {
      for (;;) {
        const word = await next;
        if (word === null) return;
        next = new Promise((resolve) => {
          speak = resolve;
        });
        yield { type: "text", delta: word };
      }
    }
    return answering(parts());
  };
  return { start, say: (word: string | null) => speak(word), wasAborted: () => wasAborted };
}

async function listen(assertStill: () => Promise<void>) {
  const { start, say, wasAborted } = talker();
  const request = new Request("http://127.0.0.1/");
  const response = await answerResponse(request, { ...WANTED, assertStill }, start);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = "";
  const finished = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += new TextDecoder().decode(part.value);
    }
  })();
  return { say, wasAborted, finished, reader, text: () => text };
}

test("a long answer is kept alive, as long as its reader may read it", async () => {
  let asked = 0;
  const stream = await listen(async () => void asked++);
  await vi.advanceTimersByTimeAsync(45_000);
  stream.say("word");
  stream.say(null);
  await vi.waitFor(() => expect(stream.text()).toContain('"delta":"word"'));
  expect(stream.text().match(/: still here/g)).toHaveLength(3);
  expect(asked).toBe(3);
  await stream.reader.cancel();
});

test("who was removed or demoted while the answer is written reads no further, and is told why", async () => {
  const stream = await listen(async () => {
    throw new AppError("forbidden", "What you may do here has changed meanwhile. Ask again.");
  });
  await vi.advanceTimersByTimeAsync(15_000);
  await stream.finished;
  expect(stream.wasAborted()).toBe(true);
  expect(stream.text()).toContain('"code":"forbidden"');
  expect(stream.text().trimEnd().endsWith("data: [DONE]")).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
