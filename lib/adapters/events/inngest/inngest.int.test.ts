import { expect, onTestFinished, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { asSystemSql } from "@/lib/db";
import { startInngestDouble } from "@/lib/testing/inngest-double";
import { eventsContract } from "../contract";
import { createInngestEvents, type InngestSettings } from ".";

async function begin(more: Partial<InngestSettings> = {}) {
  const double = await startInngestDouble();
  onTestFinished(double.close);
  const { url: baseUrl, eventKey, signingKey } = double;
  const settings = { baseUrl, eventKey, signingKey, signingKeyFallback: null, ...more };
  const events = createInngestEvents({ serveOrigin: "http://127.0.0.1:9", ...settings }, { log: SILENT });
  return { double, events, port: events.port };
}

eventsContract("Inngest", async () => {
  const { double, port } = await begin();
  return {
    port,
    arrived: () => double.events.map(({ id }) => id),
    async setThere(isThere) {
      double.failWith = isThere ? null : 503;
    },
  };
});

const rowOf = (data: object) => ({ id: newId("outbox"), name: "test/happened", data });

test("an event arrives with its row's id, name and data; a sweep adds when it was written", async () => {
  const { double, port } = await begin();
  const row = rowOf({ tenantId: "ten_1" });
  await port.publish([row]);
  expect(double.events).toEqual([{ ...row, ts: expect.any(Number) }]);
  const left = rowOf({ tenantId: "ten_2" });
  await asSystemSql("setup", (db) =>
    db.query(
      `INSERT INTO "OutboxEvent" (id, "tenantId", name, data, "createdAt") VALUES ($1, 'ten_2', $2, $3, '2026-11-20T10:00:00Z')`,
      [left.id, left.name, JSON.stringify(left.data)],
    ),
  );
  expect(await port.sweep()).toBe(1);
  expect(double.events[1]).toEqual({ ...left, ts: Date.parse("2026-11-20T10:00:00Z") });
  expect(double.problems).toEqual([]);
});

test("many and large events go in requests that every plan takes", async () => {
  const { double, port } = await begin();
  const rows = Array.from({ length: 12 }, () => rowOf({ text: "x".repeat(100_000) }));
  const small = Array.from({ length: 205 }, () => rowOf({}));
  await port.publish([...rows, ...small]);
  expect(double.events.map(({ id }) => id)).toEqual([...rows, ...small].map(({ id }) => id));
  expect(double.problems).toEqual([]);
});

test("the status page says what is wrong and what to do, and no key", async () => {
  const { double, events } = await begin();
  expect(await events.port.check()).toBe(new URL(double.url).host);
  const wrong = await begin({ eventKey: "another-key" });
  await expect(wrong.port.check()).rejects.toMatchObject({
    code: "upstream_rejected",
    message: "Inngest does not take INNGEST_EVENT_KEY (401).",
  });
  const nobody = await begin({ baseUrl: "http://127.0.0.1:9" });
  await expect(nobody.port.check()).rejects.toMatchObject({
    code: "unavailable",
    message: "Inngest cannot be reached at 127.0.0.1:9 right now.",
  });
  await expect(nobody.port.publish([rowOf({})])).rejects.toMatchObject({ code: "unavailable" });
  double.failWith = 429;
  await expect(events.port.publish([rowOf({})])).rejects.toMatchObject({ code: "upstream_failed" });
  double.failWith = 400;
  await expect(events.port.publish([rowOf({})])).rejects.toMatchObject({ code: "upstream_rejected" });
});
