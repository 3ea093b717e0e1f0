import { expect, test } from "vitest";
import { readParts } from "./stream";

const TEXT = [
  'data: {"type":"start","messageMetadata":{"conversationId":"c","messageId":"m"}}',
  ": still here",
  'data: {"type":"text-delta","id":"answer","delta":"Grüße [1] 🦊"}',
  'data: {"type":"of-tomorrow"}',
  "data: [DONE]",
].join("\n\n");

const bytes = new TextEncoder().encode(`${TEXT}\n\n`);

function inParts(...parts: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

async function all(stream: ReadableStream<Uint8Array>) {
  const parts = [];
  for await (const part of readParts(stream)) parts.push(part);
  return parts;
}

test("cut anywhere, also within a letter, the parts are the same", async () => {
  const whole = await all(inParts(bytes));
  expect(whole.map(({ type }) => type as string)).toEqual(["start", "text-delta", "of-tomorrow"]);
  for (let at = 1; at < bytes.length; at++)
    expect(await all(inParts(bytes.slice(0, at), bytes.slice(at)))).toEqual(whole);
});

test("a stream that ends before its end mark is broken", async () => {
  await expect(all(inParts(bytes.slice(0, bytes.length - 20)))).rejects.toMatchObject({ code: "broken" });
});
