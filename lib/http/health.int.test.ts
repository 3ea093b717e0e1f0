import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { alive, ready } from "./health";

/** A session of the database's owner, which may hold up everybody else. */
async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

test("a database that answers is ready", async () => {
  const answer = await ready();
  expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
});

test("one that takes connections and answers nothing is not, and that is told in time; the process is alive", async () => {
  const client = await owner();
  await client.query('BEGIN; LOCK TABLE "Tenant" IN ACCESS EXCLUSIVE MODE');
  const since = performance.now();
  const answer = await ready();
  expect(performance.now() - since).toBeLessThan(5_000);
  expect([answer.status, await answer.json()]).toEqual([503, { status: "unavailable" }]);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(alive().status).toBe(200);
  await client.query("ROLLBACK");
  expect((await ready()).status).toBe(200);
});

test("one without the product's tables is not", async () => {
  const client = await owner();
  await client.query('ALTER TABLE "Tenant" RENAME TO "Elsewhere"');
  expect((await ready()).status).toBe(503);
  await client.query('ALTER TABLE "Elsewhere" RENAME TO "Tenant"');
});
