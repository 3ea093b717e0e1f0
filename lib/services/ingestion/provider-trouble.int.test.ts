import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { retryDocument } from "@/lib/services/documents";
import { addSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { withModels } from "@/lib/testing/with-models";
import { activateVersion } from "./activate-version";
import { embedBatch } from "./embed-batch";
import { extractDocument } from "./extract-document";
import { failExhausted } from "./fail-document";
import { queued } from "./testing/take-in";

// An embedding provider at the wire that does each thing that providers do.

type Answer = (inputs: string[], response: ServerResponse) => void;

const DIMENSIONS = 8;
const vector = (length = DIMENSIONS) => Array.from({ length }, (_, index) => index + 1);

function answer(response: ServerResponse, embeddings: readonly unknown[], status = 200): void {
  const data = embeddings.map((embedding, index) => ({ object: "embedding", index, embedding }));
  response.writeHead(status, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ object: "list", model: "m", data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
  );
}

const right: Answer = (inputs, response) =>
  answer(
    response,
    inputs.map(() => vector()),
  );

function refuse(status: number, headers: Record<string, string> = {}): Answer {
  return (_, response) =>
    response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end('{"error":{"message":"sk-secret is wrong","type":"t"}}');
}

let script: Answer = right;
let calls = 0;
const server = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  calls++;
  script([JSON.parse(body).input].flat(), response);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A document whose text is cut and waits for its vectors. */
async function waiting() {
  const tenant = await makeTenant();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const ctx = await withModels({ url } as never, tenant, { embedding: "openai/m" });
  const text = Array.from({ length: 5 }, (_, n) => `## Part ${n}\n\n${`Words of part ${n}. `.repeat(200)}`);
  await addSource(ctx, { type: "text", title: "T", text: text.join("\n\n"), botIds: [] });
  const [ref] = await queued(tenant);
  if (!ref) throw new Error("nothing is queued");
  await extractDocument(ctx, { ...ref, attempt: 1 });
  calls = 0;
  return { tenant, ctx, ref };
}

const documentOf = (tenant: TestTenant) => inTenant(tenant.id, (db) => db.document.findFirstOrThrow());

async function thrown(work: Promise<unknown>): Promise<AppError> {
  return AppError.from(
    await work.then(
      () => new Error("did not fail"),
      (error: unknown) => error,
    ),
  );
}

async function expectWholeLater({
  tenant,
  ctx,
  ref,
}: {
  tenant: TestTenant;
  ctx: Ctx;
  ref: never;
}): Promise<void> {
  script = right;
  expect(await embedBatch(ctx, { ...(ref as object), batch: 0 } as never)).toEqual({ ended: false });
  await activateVersion(ctx, ref);
  const { chunkCount, status } = await documentOf(tenant);
  expect(status).toBe("ready");
  const [embeddings, hashes] = await inTenant(tenant.id, async (db) => [
    await db.embedding.count(),
    new Set((await db.chunk.findMany({ select: { hash: true } })).map(({ hash }) => hash)).size,
  ]);
  expect(embeddings).toBe(hashes);
  expect(chunkCount).toBeGreaterThan(1);
}

const LATER = new Date(Date.now() + 120_000).toUTCString();

test("what could not be embedded in the end costs no pages, however often it is tried, and costs them once when it is", async () => {
  const { tenant, ctx, ref } = await waiting();
  const pages = async () => {
    const meters = await inTenant(tenant.id, (db) => db.usageMeter.findMany({ where: { meter: "pages" } }));
    return meters.map(({ used }) => Number(used));
  };
  const once = await pages();
  expect(once[0]).toBeGreaterThan(1);
  await failExhausted(ctx, { ref, code: "upstream_rejected" });
  expect(await pages()).toEqual(once.map(() => 0));
  await retryDocument(ctx, { documentId: ref.documentId });
  const [again] = await queued(tenant);
  if (!again) throw new Error("nothing is queued");
  await extractDocument(ctx, { ...again, attempt: 1 });
  await expectWholeLater({ tenant, ctx, ref: again as never });
  expect(await pages()).toEqual(once);
});

test.each<[what: string, Answer, code: ErrorCode, retryAfter: [number, number] | undefined]>([
  ["asks to slow down, in seconds", refuse(429, { "retry-after": "7" }), "rate_limited", [7, 7]],
  ["asks to slow down, until a date", refuse(429, { "retry-after": LATER }), "rate_limited", [60, 121]],
  ["breaks", refuse(500), "upstream_failed", undefined],
  ["is overloaded", refuse(503, { "retry-after": "3" }), "upstream_failed", [3, 3]],
  ["cuts the connection", (_, response) => response.destroy(), "upstream_failed", undefined],
  [
    "cuts its answer",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "9999" });
      response.write('{"data":[');
      setTimeout(() => response.destroy(), 20);
    },
    "upstream_failed",
    undefined,
  ],
  [
    "answers with something else",
    (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>busy</html>"),
    "upstream_failed",
    undefined,
  ],
  [
    "gives fewer vectors than texts",
    (inputs, response) =>
      answer(
        response,
        inputs.slice(1).map(() => vector()),
      ),
    "upstream_failed",
    undefined,
  ],
])("a provider that %s is tried again, and nothing is lost", async (_, trouble, code, retryAfter) => {
  const it = await waiting();
  script = trouble;
  const error = await thrown(embedBatch(it.ctx, { ...it.ref, batch: 0 }));
  expect(error).toMatchObject({ code, retryable: true });
  if (retryAfter) {
    expect(error.retryAfterSeconds).toBeGreaterThanOrEqual(retryAfter[0]);
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(retryAfter[1]);
  } else expect(error.retryAfterSeconds).toBeUndefined();
  expect(calls).toBe(1);
  expect((await documentOf(it.tenant)).status).toBe("extracting");
  await expectWholeLater(it as never);
});

test.each<[what: string, Answer, sentence: RegExp]>([
  ["refuses the key", refuse(401), /refuses the key of this deployment\. Whoever runs it/],
  ["refuses the request", refuse(400), /refuses the request/],
  [
    "gives vectors without numbers",
    (inputs, response) =>
      answer(
        response,
        inputs.map(() => vector().map(() => 0)),
      ),
    /finite numbers/,
  ],
])(
  "a provider that %s ends the document, with advice and without its words",
  async (_, trouble, sentence) => {
    const { tenant, ctx, ref } = await waiting();
    script = trouble;
    expect(await embedBatch(ctx, { ...ref, batch: 0 })).toEqual({ ended: true });
    const { status, errorCode, errorMessage } = await documentOf(tenant);
    expect([status, errorCode]).toEqual(["failed", "embedding_refused"]);
    expect(errorMessage).toMatch(sentence);
    expect(errorMessage).not.toContain("sk-secret");
    script = right;
    await activateVersion(ctx, ref);
    expect(await documentOf(tenant)).toMatchObject({ status: "failed", liveVersion: null });
  },
);

test("dimensions that change midway end the document, and spoil none that is there", async () => {
  const first = await waiting();
  await expectWholeLater(first as never);
  const again = await withModels(
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` } as never,
    first.tenant,
    { embedding: "openai/m" },
  );
  await addSource(again, { type: "text", title: "U", text: "Other words entirely.", botIds: [] });
  const [ref] = await queued(first.tenant);
  if (!ref) throw new Error("nothing is queued");
  await extractDocument(again, { ...ref, attempt: 1 });
  script = (inputs, response) =>
    answer(
      response,
      inputs.map(() => vector(DIMENSIONS * 2)),
    );
  expect(await embedBatch(again, { ...ref, batch: 0 })).toEqual({ ended: true });
  const spaces = await inTenant(first.tenant.id, (db) => db.embeddingSpace.findMany());
  expect(spaces.map(({ dimensions }) => dimensions)).toEqual([DIMENSIONS]);
});

test("when all tries are used up, the document says that it was the model, and can be tried again", async () => {
  const { tenant, ctx, ref } = await waiting();
  await failExhausted(ctx, { ref, code: "upstream_failed" });
  expect(await documentOf(tenant)).toMatchObject({ status: "failed", errorCode: "embedding_unreachable" });
});

test("a vector that went with another document is made anew before this one answers", async () => {
  const it = await waiting();
  script = right;
  await embedBatch(it.ctx, { ...it.ref, batch: 0 });
  await inTenant(it.tenant.id, (db) => db.embedding.deleteMany());
  await expectWholeLater(it as never);
});
