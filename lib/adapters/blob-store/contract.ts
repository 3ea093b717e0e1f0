import { createHash, randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { BlobStore } from "./port";

const MAX = { maxBytes: 1_000_000 };
const KEY = "tenants/ten_1/documents/doc_1/original";
const BAD_KEYS = [
  "",
  "/",
  "/etc/passwd",
  "a//b",
  "a/",
  "..",
  "../a",
  "a/../../b",
  "a/./b",
  "a/..",
  "a\\b",
  "a\0b",
  "a b",
  "a~",
  "é",
  "%2e%2e/a",
  "a/b?c",
  "C:/a",
  "a\nb",
  "x".repeat(2000),
];

/** A stream of these chunks, one by one; an Error among them breaks it. */
export function streamOf(...chunks: (string | Uint8Array | Error)[]): ReadableStream<Uint8Array> {
  const left = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const chunk = left.shift();
      if (chunk === undefined) controller.close();
      else if (chunk instanceof Error) controller.error(chunk);
      else controller.enqueue(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
    },
  });
}

const bytesOf = async (stream: ReadableStream) => Buffer.from(await new Response(stream).arrayBuffer());
const textOf = async (stream: ReadableStream) => (await bytesOf(stream)).toString();

/** What every store of blobs does; `make` gives an empty one. */
export function blobStoreContract(name: string, make: () => Promise<BlobStore>) {
  describe(`blob store contract: ${name}`, () => {
    let blobs: BlobStore;
    beforeEach(async () => {
      blobs = await make();
    });

    test("gives back what was put, byte for byte, with its size and hash", async () => {
      const chunks = [randomBytes(300_000), randomBytes(1), randomBytes(0), randomBytes(199_999)];
      const whole = Buffer.concat(chunks);
      expect(await blobs.put(KEY, streamOf(...chunks), MAX)).toEqual({
        bytes: 500_000,
        sha256: createHash("sha256").update(whole).digest("hex"),
      });
      expect((await bytesOf(await blobs.get(KEY))).equals(whole)).toBe(true);
      expect((await bytesOf(await blobs.get(KEY))).equals(whole)).toBe(true);
    });

    test("an empty blob is a blob", async () => {
      expect((await blobs.put(KEY, streamOf(), MAX)).bytes).toBe(0);
      expect(await textOf(await blobs.get(KEY))).toBe("");
      expect(await blobs.count(KEY)).toBe(1);
    });

    test("the last put wins, and one that fails changes nothing", async () => {
      await blobs.put(KEY, streamOf("first"), MAX);
      await blobs.put(KEY, streamOf("second"), MAX);
      await expect(blobs.put(KEY, streamOf("th", new Error("cut")), MAX)).rejects.toThrow("cut");
      await expect(blobs.put(KEY, streamOf("third"), { maxBytes: 2 })).rejects.toThrow();
      expect(await textOf(await blobs.get(KEY))).toBe("second");
      expect(await blobs.count("tenants/")).toBe(1);
    });

    test("a stream that breaks leaves nothing", async () => {
      await expect(blobs.put(KEY, streamOf("half", new Error("cut")), MAX)).rejects.toThrow("cut");
      await expect(blobs.get(KEY)).rejects.toMatchObject({ code: "not_found" });
      expect(await blobs.count(KEY)).toBe(0);
    });

    test("takes exactly maxBytes; one more stops the stream and leaves nothing", async () => {
      expect((await blobs.put(KEY, streamOf("12345", "67890"), { maxBytes: 10 })).bytes).toBe(10);
      let pulled = 0;
      let cancelled = false;
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(100));
        },
        cancel() {
          cancelled = true;
        },
      });
      const other = KEY.replace("doc_1", "doc_2");
      const attempt = blobs.put(other, endless, { maxBytes: 1000 });
      await expect(attempt).rejects.toMatchObject({ code: "payload_too_large", details: { maxBytes: 1000 } });
      expect(pulled).toBeLessThan(20);
      expect(cancelled).toBe(true);
      expect(await blobs.count(other)).toBe(0);
    });

    test("a blob that is not there is not_found", async () => {
      await expect(blobs.get(KEY)).rejects.toMatchObject({ code: "not_found" });
      await blobs.put(`${KEY}/part`, streamOf("x"), MAX);
      await expect(blobs.get(KEY)).rejects.toMatchObject({ code: "not_found" });
    });

    test("a key may begin another key", async () => {
      const keys = ["a/b", "a/b/c", "a/b.txt", "a/B"];
      for (const key of keys) await blobs.put(key, streamOf(key), MAX);
      for (const key of keys) expect(await textOf(await blobs.get(key))).toBe(key);
    });

    test("deletes and counts what starts with a prefix, and nothing else", async () => {
      const keys = [
        "t/1/d/1/original",
        "t/1/d/1/text",
        "t/1/d/10/original",
        "t/10/d/1/original",
        "t/2/d/1/original",
      ];
      for (const key of keys) await blobs.put(key, streamOf("x"), MAX);
      const counts = ["t/1/", "t/1", "t/1/d/1", "t/1/d/1/", "t/1/d/1/original", "t/1/d/1/o", "t/3/", "x"];
      expect(await Promise.all(counts.map((prefix) => blobs.count(prefix)))).toEqual([
        3, 4, 3, 2, 1, 1, 0, 0,
      ]);
      await blobs.deletePrefix("t/1/d/1/o");
      expect(await blobs.count("t/")).toBe(4);
      await blobs.deletePrefix("t/1/d/1/");
      expect(await blobs.count("t/")).toBe(3);
      await blobs.deletePrefix("t/1");
      expect(await textOf(await blobs.get("t/2/d/1/original"))).toBe("x");
      expect(await blobs.count("t/")).toBe(1);
      await blobs.deletePrefix("t/1");
    });

    test("lists what lies right under a prefix, and when it was written", async () => {
      const before = Date.now() - 5_000;
      for (const key of [
        "t/1/d/1/original",
        "t/1/d/1/attachments/1/a",
        "t/1/d/2/original",
        "t/2/d/3/original",
      ])
        await blobs.put(key, streamOf("x"), MAX);
      const names = async (prefix: string) => (await blobs.list(prefix)).map(({ name }) => name).sort();
      expect(await names("t/1/d/")).toEqual(["1", "2"]);
      expect(await names("t/1/d/1/")).toEqual(["attachments", "original"]);
      expect(await names("t/9/")).toEqual([]);
      for (const { writtenAt } of await blobs.list("t/1/d/"))
        expect(writtenAt.getTime()).toBeGreaterThan(before);
      await blobs.deletePrefix("t/");
    });

    test("what is put to an address for an upload is a blob; who has no such addresses says so", async () => {
      const url = await blobs.presignPut(KEY, { bytes: 5, expiresInSeconds: 60 });
      if (url) expect((await fetch(url, { method: "PUT", body: "12345" })).status).toBe(200);
      expect(await blobs.count(KEY)).toBe(url === null ? 0 : 1);
      if (url) expect(await textOf(await blobs.get(KEY))).toBe("12345");
    });

    test("many puts at once of one key leave one whole blob", async () => {
      const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(10_000));
      await Promise.all(texts.map((text) => blobs.put(KEY, streamOf(text), MAX)));
      expect(texts).toContain(await textOf(await blobs.get(KEY)));
      expect(await blobs.count(KEY)).toBe(1);
    });

    test.each(BAD_KEYS)("the key %j is refused", async (key) => {
      await expect(blobs.put(key, streamOf("x"), MAX)).rejects.toThrow(/Invariant/);
      await expect(blobs.get(key)).rejects.toThrow(/Invariant/);
    });

    test.each(BAD_KEYS.filter((key) => key !== "a/"))("the prefix %j is refused", async (prefix) => {
      await expect(blobs.deletePrefix(prefix)).rejects.toThrow(/Invariant/);
      await expect(blobs.count(prefix)).rejects.toThrow(/Invariant/);
    });

    test("a reader may stop early", async () => {
      await blobs.put(KEY, streamOf(new Uint8Array(500_000)), MAX);
      const stream = await blobs.get(KEY);
      const reader = stream.getReader();
      expect((await reader.read()).done).toBe(false);
      await reader.cancel();
    });

    test("says that it works, and leaves nothing of the trial", async () => {
      await blobs.check();
      await blobs.check();
      expect(await blobs.count("tenants/")).toBe(0);
    });
  });
}
