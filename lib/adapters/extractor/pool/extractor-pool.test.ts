import { fork } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { type Logger, SILENT } from "@/lib/core/log";
import { buildExtractor } from "@/scripts/build-extractor.mjs";
import type { Extractor } from "../port";
import { createExtractorPool, type ExtractorPoolOptions } from "./extractor-pool";

vi.setConfig({ testTimeout: 60_000 });

const FAKE_WORKER = path.join(import.meta.dirname, "../testing/fake-worker.mjs");
const temporary = mkdtempSync(path.join(os.tmpdir(), "minirag-pool-"));
const folder = path.join(temporary, "files");
const open: Extractor[] = [];

function makePool(options: Partial<ExtractorPoolOptions> = {}): Extractor {
  const pool = createExtractorPool({ workerFile: FAKE_WORKER, folder, log: SILENT, ...options });
  open.push(pool);
  return pool;
}

function streamOf(content: string | Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([content as BlobPart]).stream();
}

async function say(pool: Extractor, content: string): Promise<string> {
  const extraction = await pool.extract(streamOf(content), {});
  return extraction.ok ? extraction.document.text : extraction.code;
}

function processOf(text: string): number {
  return Number(/by (\d+)$/.exec(text)?.[1]);
}

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}

afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
  expect(readdirSync(folder)).toEqual([]);
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe("the pool", () => {
  it("keeps its processes warm and never has more than its size", async () => {
    const pool = makePool();
    const first = processOf(await say(pool, "a"));
    expect(processOf(await say(pool, "b"))).toBe(first);
    const all = await Promise.all(Array.from({ length: 6 }, (_, index) => say(pool, `wait ${index}`)));
    expect(new Set(all.map(processOf)).size).toBe(2);
    expect(all.map((text) => text.split(" by")[0])).toEqual(
      Array.from({ length: 6 }, (_, index) => `wait ${index}`),
    );
    expect(await pool.check()).toBe("0 of 2 processes busy");
  });

  it("tries a document whose process crashed once more in a fresh one, then calls it damaged", async () => {
    const warn = vi.fn();
    const log: Logger = { ...SILENT, warn };
    const pool = makePool({ log });
    expect(await say(pool, "crash")).toBe("damaged");
    expect(warn.mock.calls.map(([fields]) => fields.attempt)).toEqual([1, 2]);
    expect(processOf(await say(pool, "fine"))).toBeGreaterThan(0);
  });

  it("does not hold against a document what its neighbour broke", async () => {
    const pool = makePool({ size: 1 });
    expect(await say(pool, "poison")).toBe("poisoned");
    expect(await say(pool, "innocent")).toMatch(/^innocent by/);
  });

  it.each([["hang"], ["eat buffers"], ["eat heap"]])(
    "ends a document that would %s, and serves the others",
    async (act) => {
      const pool = makePool({ limits: { seconds: act === "hang" ? 2 : 60, memoryBytes: 150_000_000 } });
      const [bad, ...others] = await Promise.all([
        say(pool, act),
        say(pool, "one"),
        say(pool, "two"),
        say(pool, "three"),
      ]);
      expect(bad).toBe("too_complex");
      for (const text of others) expect(text).toMatch(/^(one|two|three) by/);
    },
  );

  it("gives its processes no secrets and no way out", async () => {
    vi.stubEnv("AUTH_SECRET", "a secret");
    const pool = makePool();
    expect(await say(pool, "environment")).toBe("NODE_ENV");
    expect(await say(pool, "read elsewhere")).toBe("ERR_ACCESS_DENIED");
    expect(await say(pool, "start a program")).toBe("ERR_ACCESS_DENIED");
    vi.unstubAllEnvs();
  });

  it("refuses a file past its limit without reading the rest", async () => {
    const pool = makePool({ limits: { fileBytes: 1000 } });
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(600));
      },
    });
    expect(await pool.extract(endless, {})).toMatchObject({ code: "too_complex" });
    expect(pulled).toBeLessThan(200);
  });

  it("passes on what the stream fails with", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error("the disk is gone"));
      },
    });
    await expect(makePool().extract(broken, {})).rejects.toThrow("the disk is gone");
  });

  it("blames no document when its processes cannot start", async () => {
    const pool = makePool({ workerFile: path.join(temporary, "nowhere.mjs") });
    await expect(say(pool, "a")).rejects.toMatchObject({ code: "unavailable", retryable: true });
    await expect(pool.check()).rejects.toThrow();
  });

  it("ends its processes when it is closed; who waits can try again elsewhere", async () => {
    const pool = makePool({ size: 1 });
    const pid = processOf(await say(pool, "a"));
    const isRefused = (one: Promise<unknown>) => expect(one).rejects.toMatchObject({ code: "unavailable" });
    const busy = isRefused(say(pool, "hang"));
    await vi.waitFor(async () => expect(await pool.check()).toBe("1 of 1 processes busy"));
    const waiting = isRefused(say(pool, "b"));
    await pool.close();
    await Promise.all([busy, waiting]);
    await expect(say(pool, "c")).rejects.toMatchObject({ code: "unavailable" });
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000 });
  });
});

describe("attachments", () => {
  it("are given with safe names once the document is read, one after the other, and then gone", async () => {
    const taken: string[][] = [];
    const extraction = await makePool().extract(streamOf("attach"), {}, async (attachment) => {
      const text = await new Response(attachment.body()).text();
      taken.push([attachment.fileName, attachment.title, text, attachment.sha256.slice(0, 8)]);
    });
    expect(extraction.ok).toBe(true);
    expect(taken).toEqual([
      ["a.txt", "folder/a", "folder/a.txt", "600f501e"],
      ["b.txt", "b", "../../b.txt", "e1ca31c8"],
    ]);
  });

  it("of a document whose process crashed are not given", async () => {
    const taken: string[] = [];
    const extraction = await makePool().extract(streamOf("attach and crash"), {}, async ({ fileName }) => {
      taken.push(fileName);
    });
    expect(extraction).toMatchObject({ ok: false, code: "damaged" });
    expect(taken).toEqual([]);
  });

  it("past the limits end the document, whatever its process says", async () => {
    const pool = makePool({ limits: { attachments: 1 } });
    const extracting = pool.extract(streamOf("attach"), {}, async () => {});
    await expect(extracting).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it("that cannot be taken fail the call with what was thrown", async () => {
    const extracting = makePool().extract(streamOf("attach"), {}, () => Promise.reject(new Error("no room")));
    await expect(extracting).rejects.toThrow("no room");
  });
});

describe("a process that reads", () => {
  it("ends when its parent is killed, even while it is busy", async () => {
    const watchdog = path.join(
      path.dirname(await buildExtractor(path.join(temporary, "dist"))),
      "extractor-watchdog.mjs",
    );
    const busy = path.join(temporary, "busy.mjs");
    const parent = path.join(temporary, "parent.mjs");
    writeFileSync(
      busy,
      `import { Worker } from "node:worker_threads";
       new Worker(${JSON.stringify(watchdog)}, { workerData: JSON.parse(process.argv[2]) }).on("online", () => {
         process.send(process.pid, () => { for (;;); });
       });`,
    );
    writeFileSync(
      parent,
      `import { fork } from "node:child_process";
       const settings = JSON.stringify({ parent: process.pid, memoryBytes: 1e9 });
       fork(${JSON.stringify(busy)}, [settings]).on("message", (pid) => process.send(pid));`,
    );
    const started = fork(parent);
    const pid = await new Promise<number>((resolve) =>
      started.once("message", (message) => resolve(Number(message))),
    );
    expect(isRunning(pid)).toBe(true);
    started.kill("SIGKILL");
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000, interval: 50 });
  });
});
