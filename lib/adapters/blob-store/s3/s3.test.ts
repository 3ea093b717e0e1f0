import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type S3Double, startS3Double } from "@/lib/testing/s3-double";
import { streamOf } from "../contract";
import type { BlobStore } from "../port";
import { createS3Blobs } from ".";

const KEY = "tenants/ten_1/documents/doc_1/original";
const MAX = { maxBytes: 100_000_000 };
const MEBIBYTE = 1024 * 1024;

let double: S3Double;
let blobs: BlobStore;
beforeEach(async () => {
  double = await startS3Double();
  blobs = createS3Blobs({ endpoint: double.url, bucket: double.bucket, ...double.keys });
});
afterEach(() => double.close());

const bytesOf = async (key: string) => Buffer.from(await new Response(await blobs.get(key)).arrayBuffer());

test.each([8 * MEBIBYTE - 1, 8 * MEBIBYTE, 8 * MEBIBYTE + 1, 20 * MEBIBYTE])(
  "a blob of %i bytes comes back as it was, in however many parts it went",
  async (size) => {
    const whole = randomBytes(size);
    const chunks = Array.from({ length: Math.ceil(size / 300_000) }, (_, at) =>
      whole.subarray(at * 300_000, (at + 1) * 300_000),
    );
    const sha256 = createHash("sha256").update(whole).digest("hex");
    expect(await blobs.put(KEY, streamOf(...chunks), MAX)).toEqual({ bytes: size, sha256 });
    expect((await bytesOf(KEY)).equals(whole)).toBe(true);
    expect(double.unfinished()).toBe(0);
  },
);

test("one that breaks in the middle of its parts is given up, and leaves nothing", async () => {
  const parts = [randomBytes(9 * MEBIBYTE), randomBytes(9 * MEBIBYTE), new Error("cut")];
  await expect(blobs.put(KEY, streamOf(...parts), MAX)).rejects.toThrow("cut");
  await expect(blobs.put(KEY, streamOf(...parts), { maxBytes: 17 * MEBIBYTE })).rejects.toMatchObject({
    code: "payload_too_large",
  });
  expect(double.unfinished()).toBe(0);
  expect(await blobs.count("tenants/")).toBe(0);
});

test("more blobs than one page names are counted, listed and deleted all", { timeout: 30_000 }, async () => {
  const keys = Array.from({ length: 1_050 }, (_, at) => `t/1/d/${at}/original`);
  for (let at = 0; at < keys.length; at += 50)
    await Promise.all(keys.slice(at, at + 50).map((key) => blobs.put(key, streamOf("x"), MAX)));
  await blobs.put("t/2/d/1/original", streamOf("x"), MAX);
  expect(await blobs.count("t/1/")).toBe(1_050);
  expect(await blobs.list("t/1/d/")).toHaveLength(1_050);
  await blobs.deletePrefix("t/1/");
  expect(await blobs.count("t/")).toBe(1);
});

test("a store that fails, is somebody else's, or is not there, is an outage and says so", async () => {
  const wrong = [
    { ...double.keys, secretAccessKey: "another" },
    { ...double.keys, accessKeyId: "another" },
    { ...double.keys, bucket: "another" },
  ];
  for (const one of wrong) {
    const store = createS3Blobs({ endpoint: double.url, bucket: double.bucket, ...one });
    await expect(store.check()).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.get(KEY)).rejects.toMatchObject({ code: "unavailable" });
  }
  double.failWith = 503;
  await expect(blobs.put(KEY, streamOf("x"), MAX)).rejects.toMatchObject({ code: "unavailable" });
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(randomBytes(MEBIBYTE)),
    cancel: () => {
      isCancelled = true;
    },
  });
  await expect(blobs.put(KEY, endless, MAX)).rejects.toMatchObject({ code: "unavailable" });
  expect(isCancelled).toBe(true);
  double.failWith = null;
  await blobs.put(KEY, streamOf("x"), MAX);
  expect((await bytesOf(KEY)).toString()).toBe("x");
  expect(await blobs.check()).toBe(`files at ${new URL(double.url).host}`);
});

test("one that takes a request and never answers is given up", async () => {
  double.isSilent = true;
  const settings = { endpoint: double.url, bucket: double.bucket, ...double.keys };
  const store = createS3Blobs({ ...settings, answeredWithinMs: 100 });
  await expect(store.get(KEY)).rejects.toMatchObject({ code: "unavailable" });
  await expect(store.put(KEY, streamOf("x"), MAX)).rejects.toMatchObject({ code: "unavailable" });
});

describe("an address that takes an upload", () => {
  const presigned = async (bytes = 5, expiresInSeconds = 60) =>
    (await blobs.presignPut(KEY, { bytes, expiresInSeconds })) ?? "";
  const put = async (url: string, body: string) => (await fetch(url, { method: "PUT", body })).status;

  test("takes exactly the bytes that it names, and again until it expires", async () => {
    const url = await presigned();
    expect(new URL(url).origin).toBe(new URL(double.url).origin);
    expect(await put(url, "first")).toBe(200);
    expect(await put(url, "again")).toBe(200);
    expect((await bytesOf(KEY)).toString()).toBe("again");
  });

  test.each(["longer", "less", ""])("refuses a body of another length: %j", async (body) => {
    expect(await put(await presigned(), body)).toBe(403);
    expect(await blobs.count("tenants/")).toBe(0);
  });

  test("refuses what it was not made for: another key, method, time, and a forged signature", async () => {
    const url = new URL(await presigned());
    const forged = (change: (url: URL) => void) => {
      const other = new URL(url);
      change(other);
      return other.toString();
    };
    for (const other of [
      forged((one) => {
        one.pathname = one.pathname.replace("ten_1", "ten_2");
      }),
      forged((one) => one.searchParams.set("X-Amz-Expires", "600000")),
      forged((one) => one.searchParams.set("X-Amz-SignedHeaders", "host")),
      forged((one) => one.searchParams.set("X-Amz-Signature", "0".repeat(64))),
      forged((one) => one.searchParams.delete("X-Amz-Signature")),
    ])
      expect(await put(other, "12345")).toBe(403);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
    expect(await blobs.count("tenants/")).toBe(0);
  });

  test("refuses what comes too late", async () => {
    const url = await presigned(5, 1);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await put(url, "12345")).toBe(403);
  });
});
