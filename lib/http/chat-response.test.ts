import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { TurnPart } from "@/lib/services/chat";
import { answerResponse } from "./chat-response";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

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
    return { conversationId: newId("conversation"), messageId: newId("message"), parts: parts() };
  };
  return { start, say: (word: string | null) => speak(word), wasAborted: () => wasAborted };
}

async function open(assertStill: () => Promise<void>) {
  const { start, say, wasAborted } = talker();
  const request = new Request("http://127.0.0.1/");
  const response = await answerResponse(request, { stream: true, assertStill }, start);
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
  const stream = await open(async () => void asked++);
  await vi.advanceTimersByTimeAsync(45_000);
  stream.say("word");
  stream.say(null);
  await vi.waitFor(() => expect(stream.text()).toContain('"delta":"word"'));
  expect(stream.text().match(/: still here/g)).toHaveLength(3);
  expect(asked).toBe(3);
  await stream.reader.cancel();
});

test("who was removed or demoted while the answer is written reads no further, and is told why", async () => {
  const stream = await open(async () => {
    throw new AppError("forbidden", "What you may do here has changed meanwhile. Ask again.");
  });
  await vi.advanceTimersByTimeAsync(15_000);
  await stream.finished;
  expect(stream.wasAborted()).toBe(true);
  expect(stream.text()).toContain('"code":"forbidden"');
  expect(stream.text().trimEnd().endsWith("data: [DONE]")).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test("a reader who goes away ends the answer and its beat", async () => {
  const stream = await open(async () => {});
  await stream.reader.cancel();
  expect(stream.wasAborted()).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
