import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { startOpenAiDouble } from "@/lib/testing/openai-double";
import { addText, call, untilEnded } from "./support/api";
import { usedData } from "./support/data";
import { databaseOf } from "./support/database";
import { QUESTION } from "./support/global-setup";
import { launch } from "./support/launch";
import { untilGone } from "./support/processes";
import { type Heard, listen } from "./support/streams";

// Half of the streams end while the product drains; the others, and the documents, would take much longer than it may.

const EACH = 10;
const DOCUMENTS = 5;
const PAUSE_MS = 500;
const TOO_LONG_MS = 30_000;
const STOPPED_WITHIN_MS = 25_000;
const words = (count: number) => Array.from({ length: count }, (_, n) => `word ${n} `);

type Stored = { messages: { role: string; status: string; content: string }[] };

test("SIGTERM with 20 streams and 5 documents under way: all is kept, and the next start finishes it", async () => {
  const double = await startOpenAiDouble();
  onTestFinished(double.close);
  const env = {
    CHAT_MODEL: "openai-compatible/test-writer",
    EMBEDDING_MODEL: "openai-compatible/test-embedding",
    OPENAI_BASE_URL: double.url,
  };
  const dataDir = usedData();
  const { person } = inject("product");
  const product = await launch({ dataDir, env }).serves();
  const family = product.family();
  const { url } = product;

  const ask = () => Array.from({ length: EACH }, () => listen(url, person, QUESTION));
  double.script = { parts: words(20), pauseMs: PAUSE_MS };
  const short = ask();
  await Promise.all(short.map(({ begun }) => begun));
  double.script = { parts: words(200), pauseMs: PAUSE_MS };
  const long = ask();
  await Promise.all(long.map(({ begun }) => begun));
  double.embeddingPauseMs = TOO_LONG_MS;
  const sources = await Promise.all(
    Array.from({ length: DOCUMENTS }, (_, n) =>
      addText(url, person, `Pier ${n}`, `Pier ${n} opens at nine.`),
    ),
  );
  // All but the one that waits for its turn: a team has four at work at once.
  const piers = () =>
    double.embeddings.flatMap(({ inputs }) => inputs).filter((text) => text.includes("Pier"));
  while (piers().length < DOCUMENTS - 1) await sleep(20);

  const since = Date.now();
  product.signal("SIGTERM");
  await sleep(500);
  await expect(fetch(`${url}/api/health`)).rejects.toThrow();
  product.signal("SIGTERM");
  process.kill(product.launcher, "SIGTERM");
  const heard = await Promise.all([...short, ...long].map((stream) => stream.heard));
  expect(await product.ended).toEqual({ code: 0, signal: null });
  await untilGone(family, 1_000);
  expect(Date.now() - since).toBeLessThan(STOPPED_WITHIN_MS);
  expect(product.output).not.toMatch(/ {4}at /);
  expect(heard.map(({ isWhole }) => isWhole)).toEqual([
    ...Array(EACH).fill(true),
    ...Array(EACH).fill(false),
  ]);

  double.embeddingPauseMs = 0;
  const next = await launch({ dataDir, env }).serves();
  const lastOf = async ({ conversationId }: Heard) => {
    const { messages } = await call<Stored>(
      next.url,
      person.token,
      "GET",
      `/conversations/${conversationId}`,
    );
    return messages.at(-1);
  };
  for (const one of heard) {
    const stored = await lastOf(one);
    expect(stored).toMatchObject({ role: "assistant", status: one.isWhole ? "complete" : "aborted" });
    expect(one.text).toMatch(/^word 0 word 1 /);
    expect(stored?.content.startsWith(one.text.trimEnd())).toBe(true);
  }
  const ended = await Promise.all(sources.map(({ id }) => untilEnded(next.url, person, id)));
  expect(ended.map(({ status, counts }) => [status, counts.ready])).toEqual(sources.map(() => ["ready", 1]));
  const open = await databaseOf(dataDir)(`select id from "UsageEntry" where state = 'reserved'`);
  expect(open).toEqual([]);
  expect(await next.stop()).toEqual({ code: 0, signal: null });
});
