import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { type FilePart, readMultipart } from "./multipart";

const EDGE = "edge";
const part = (disposition: string, content: string) =>
  `--${EDGE}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const field = (name: string, value: string) => part(`name="${name}"`, value);
const file = (name: string, content: string) => part(`name="file"; filename="${name}"`, content);
const END = `--${EDGE}--\r\n`;

function requestOf(chunks: readonly string[] | ReadableStream<Uint8Array>): Request {
  const body = chunks instanceof ReadableStream ? chunks : new Blob([...chunks]).stream();
  return new Request("http://127.0.0.1/", {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${EDGE}` },
    body,
    duplex: "half",
  } as RequestInit);
}

const textOf = async ({ body }: FilePart) => new Response(body).text();

test("reads fields and files in order, however they arrive", async () => {
  const files: string[] = [];
  const whole = [
    field("botIds", "a"),
    file("ä.txt", "one"),
    field("botIds", "b"),
    file("b.txt", ""),
    END,
  ].join("");
  for (const size of [1, 7, 1_000]) {
    const chunks = whole.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    const fields = await readMultipart(requestOf(chunks), async (each) => {
      files.push(`${each.fileName}: ${await textOf(each)}`);
    });
    expect([...fields]).toEqual([["botIds", ["a", "b"]]]);
  }
  expect(files).toEqual(Array(3).fill(["ä.txt: one", "b.txt: "]).flat());
});

describe("what is not whole multipart is refused", () => {
  test.each([
    ["nothing", ""],
    ["no parts", "hello"],
    ["no end", field("a", "b")],
    ["a file that breaks off", file("a.txt", "half").slice(0, -2)],
  ])("%s", async (_, text) => {
    const refused = readMultipart(requestOf([text]), async (each) => void (await textOf(each)));
    await expect(refused).rejects.toMatchObject({ code: "invalid_request" });
  });
});

test("an upload whose sender goes away ends its writer too", async () => {
  let writer: Promise<unknown> = Promise.resolve();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(file("a.txt", "half").slice(0, -2)));
      setTimeout(() => controller.error(new Error("gone")), 20);
    },
  });
  const refused = readMultipart(requestOf(body), async (each) => {
    writer = textOf(each);
    await writer;
  });
  await expect(refused).rejects.toMatchObject({ code: "invalid_request" });
  await expect(writer).rejects.toThrow();
});

test("when a file is not wanted the rest is read and dropped, and what refused it is told", async () => {
  const large = file("a.txt", "x".repeat(5_000_000));
  const names: string[] = [];
  const refused = readMultipart(requestOf([large, file("b.txt", "b"), END]), async ({ fileName, body }) => {
    names.push(fileName);
    await body.cancel();
    throw new AppError("payload_too_large", "Too large.");
  });
  await expect(refused).rejects.toMatchObject({ code: "payload_too_large" });
  expect(names).toEqual(["a.txt"]);
});

test("more files than an upload may have are refused", async () => {
  const many = Array.from({ length: 101 }, (_, at) => file(`${at}.txt`, "x"));
  const refused = readMultipart(requestOf([...many, END]), async (each) => void (await textOf(each)));
  await expect(refused).rejects.toMatchObject({ code: "payload_too_large" });
});
