import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeyRing } from "@/lib/adapters/vault/key-ring";
import { createWebFetcher } from "@/lib/adapters/web-fetcher/guarded";
import { SILENT } from "@/lib/core/log";
import { inTenant } from "@/lib/db";
import { listAudit } from "@/lib/services/audit";
import {
  createConnection,
  listConnections,
  resealSecrets,
  testConnection,
  updateConnection,
} from "@/lib/services/connections";
import { dumpTenant } from "@/lib/testing/dump";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";

const KEY = "sk-canary-5f1e7a";
let asked: { url?: string; key?: string }[] = [];
let status = 200;
const server = createServer((request, response) => {
  asked.push({ url: request.url, key: request.headers.authorization });
  response.writeHead(status).end(`{"error":"your key ${request.headers.authorization}"}`);
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => server.close());

const local = () => ({ fetcher: createWebFetcher({ allowedCidrs: ["127.0.0.1/32"], log: SILENT }) });
const own = (name = randomUUID()) => ({
  name,
  provider: "openai_compatible" as const,
  baseUrl: url,
  secret: KEY,
});

test("a key goes in and never comes out: not in an answer, the database, the log of acts", async () => {
  const tenant = await makeTenant("T", local());
  const made = await createConnection(tenant.ctx, own());
  expect(made).toMatchObject({ hasCredentials: true, lastTest: null });
  const changed = await updateConnection(tenant.ctx, { connectionId: made.id, secret: `${KEY}-2` });
  const told = JSON.stringify([
    made,
    changed,
    await listConnections(tenant.ctx, {}),
    await listAudit(tenant.ctx, {}),
  ]);
  expect(told).not.toContain(KEY);
  expect(await dumpTenant(tenant.id)).not.toContain(KEY);
});

test("a test asks the provider with the key, and says what came of it in our words", async () => {
  const tenant = await makeTenant("T", local());
  const { id: connectionId } = await createConnection(tenant.ctx, own());
  asked = [];
  expect((await testConnection(tenant.ctx, { connectionId })).lastTest).toMatchObject({ error: null });
  expect(asked).toEqual([{ url: "/v1/models", key: `Bearer ${KEY}` }]);
  for (const [code, sentence] of [
    [401, "The provider refuses the key."],
    [500, "The provider answered 500."],
  ] as const) {
    status = code;
    const { lastTest } = await testConnection(tenant.ctx, { connectionId });
    expect(lastTest?.error).toBe(sentence);
  }
  status = 200;
});

test("an address inside is refused, when it is named and when it is used", async () => {
  const tenant = await makeTenant();
  await expect(createConnection(tenant.ctx, own())).rejects.toMatchObject({
    code: "invalid_request",
    message: expect.stringContaining("FETCH_ALLOW_CIDRS"),
  });
  const lenient = await makeTenant("T", local());
  const { id: connectionId } = await createConnection(lenient.ctx, own());
  const strict = { ...lenient.ctx, ports: { ...lenient.ctx.ports, fetcher: testOpenCtx().ports.fetcher } };
  asked = [];
  const { lastTest } = await testConnection(strict, { connectionId });
  expect(lastTest?.error).toMatch(/not allowed.*FETCH_ALLOW_CIDRS/);
  expect(asked).toEqual([]);
});

test("a stored key goes to no other address than it was put in for", async () => {
  const { ctx } = await makeTenant("T", local());
  const { id: connectionId } = await createConnection(ctx, own());
  const baseUrl = "http://127.0.0.1:9/elsewhere";
  await expect(updateConnection(ctx, { connectionId, baseUrl })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await updateConnection(ctx, { connectionId, baseUrl, secret: "sk-of-elsewhere" });
});

test("what a provider needs is asked for", async () => {
  const { ctx } = await makeTenant();
  const wrong = [
    { name: "a", provider: "openai" as const },
    { name: "a", provider: "openai_compatible" as const },
    { name: "a", provider: "openai" as const, secret: "x", baseUrl: "https://example.com" },
    { name: "a", provider: "openai" as const, secret: "two words" },
  ];
  for (const body of wrong)
    await expect(createConnection(ctx, body)).rejects.toMatchObject({ code: "validation_failed" });
});

test("a key that is copied into another tenant's row does not open there", async () => {
  const [a, b] = [await makeTenant("A", local()), await makeTenant("B", local())];
  const ofA = await createConnection(a.ctx, own());
  const ofB = await createConnection(b.ctx, own());
  const stolen = await inTenant(a.id, (db) => db.connection.findUniqueOrThrow({ where: { id: ofA.id } }));
  await inTenant(b.id, (db) =>
    db.connection.update({ where: { id: ofB.id }, data: { secret: stolen.secret } }),
  );
  asked = [];
  await expect(testConnection(b.ctx, { connectionId: ofB.id })).rejects.toMatchObject({ code: "internal" });
  expect(asked).toEqual([]);
});

test("keys are sealed anew with the newest of the ring, and the old one can go", async () => {
  const one = { version: 1, key: Buffer.alloc(32, 7) };
  const two = { version: 2, key: randomBytes(32) };
  const tenant = await makeTenant("T", local());
  const { id: connectionId } = await createConnection(tenant.ctx, own());
  const with2 = (keys: (typeof one)[]) => ({
    log: SILENT,
    ports: { ...tenant.ctx.ports, vault: createKeyRing(keys) },
  });
  const first = await resealSecrets(with2([one, two]));
  expect(first.resealed).toBeGreaterThan(0);
  // The row that the test before copied a key into; it holds up no other.
  expect(first.unreadable).toBe(1);
  expect((await resealSecrets(with2([one, two]))).resealed).toBe(0);
  asked = [];
  await testConnection({ ...tenant.ctx, ports: with2([two]).ports }, { connectionId });
  expect(asked[0]?.key).toBe(`Bearer ${KEY}`);
});
