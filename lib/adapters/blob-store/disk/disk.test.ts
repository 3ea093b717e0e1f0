import { type FileHandle, mkdtemp, open, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { streamOf } from "../contract";
import { createDiskBlobs } from ".";

const KEY = "tenants/ten_1/documents/doc_1/original";
const MAX = { maxBytes: 1_000_000 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "blobs-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const files = async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

/** The class of open files, which Node does not export. */
async function fileHandles(): Promise<FileHandle> {
  const handle = await open(folder, "r");
  await handle.close();
  return Object.getPrototypeOf(handle);
}

test.each([
  ["appendFile", "ENOSPC", "storage_full"],
  ["appendFile", "EDQUOT", "storage_full"],
  ["sync", "ENOSPC", "storage_full"],
] as const)("when %s finds no room (%s), it is %s, and nothing is left", async (method, code, expected) => {
  const blobs = createDiskBlobs({ folder });
  await blobs.put(KEY, streamOf("before"), MAX);
  const prototype = await fileHandles();
  const full = vi.spyOn(prototype, method);
  full.mockRejectedValueOnce(Object.assign(new Error("no room"), { code }));
  await expect(blobs.put(KEY, streamOf("a", "b"), MAX)).rejects.toMatchObject({ code: expected });
  expect(full).toHaveBeenCalled();
  expect(await files()).toEqual(["original~"]);
  expect(await new Response(await blobs.get(KEY)).text()).toBe("before");
});

test("another fault of the disk is told as it is, and nothing is left", async () => {
  const blobs = createDiskBlobs({ folder });
  const full = vi.spyOn(await fileHandles(), "appendFile");
  full.mockRejectedValueOnce(Object.assign(new Error("broken disk"), { code: "EIO" }));
  await expect(blobs.put(KEY, streamOf("a"), MAX)).rejects.toThrow("broken disk");
  expect(await files()).toEqual([]);
});

test("when not even a draft can be opened, the stream is told to stop", async () => {
  const blobs = createDiskBlobs({ folder });
  await rm(path.join(folder, "drafts"), { recursive: true });
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    cancel() {
      cancelled = true;
    },
  });
  await expect(blobs.put(KEY, body, MAX)).rejects.toThrow("ENOENT");
  expect(cancelled).toBe(true);
  await expect(blobs.check()).rejects.toThrow();
});

test("a new start clears uploads that a crash left more than a day ago, and no others", async () => {
  createDiskBlobs({ folder });
  const [old, young] = [path.join(folder, "drafts/old"), path.join(folder, "drafts/young")];
  for (const file of [old, young]) await writeFile(file, "half");
  const dayAndMinuteAgo = new Date(Date.now() - (24 * 60 + 1) * 60_000);
  await utimes(old, dayAndMinuteAgo, dayAndMinuteAgo);
  createDiskBlobs({ folder });
  expect(await files()).toEqual(["young"]);
});

test("what was put is there for the next process, for its own user alone", async () => {
  await createDiskBlobs({ folder }).put(KEY, streamOf("kept"), MAX);
  const again = createDiskBlobs({ folder });
  expect(await new Response(await again.get(KEY)).text()).toBe("kept");
  expect((await stat(path.join(folder, "stored", `${KEY}~`))).mode & 0o077).toBe(0);
  expect(await again.check()).toMatch(/GB free$/);
  expect(await files()).toEqual(["original~"]);
});
