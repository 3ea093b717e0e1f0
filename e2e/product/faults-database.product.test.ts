import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { runningServer } from "@/scripts/lib/postgres/running-server.mjs";
import { addText, makePerson, untilEnded } from "./support/api";
import { freshData } from "./support/data";
import { type Separate, separateDatabase } from "./support/database";
import { launch } from "./support/launch";
import { type Load, putLoadOn } from "./support/load";
import { familyOf, kill, untilGone } from "./support/processes";

const EACH = 4;
const CUTS = 10;
const RECOVERED_WITHIN_MS = 10_000;
const STILL_MS = 30_000;
/** Whom it meets in the middle of a transaction is answered when it goes on; others are told sooner to come again. */
const ANSWERED_WITHIN_MS = STILL_MS + 5_000;

async function start() {
  const database = await separateDatabase();
  const product = await launch({ dataDir: freshData(), env: database.env }).serves();
  const person = await makePerson(product.url, "Keeper");
  return { database, product, person, load: putLoadOn(product.url, person, EACH) };
}

const serverOf = ({ place }: Separate) => familyOf(runningServer(place.cluster)?.pid ?? 0);

/** Waits until everybody is answered again, and goes on for a while. @returns after how many milliseconds that was */
async function untilWell({ replies }: Load, since: number): Promise<number> {
  const isWell = () => {
    const last = replies.slice(-EACH * 4);
    return last.every(({ at, status }) => at > since && status < 300);
  };
  while (!isWell()) {
    if (Date.now() - since > ANSWERED_WITHIN_MS)
      throw new Error(`not well: ${JSON.stringify(replies.at(-1))}`);
    await sleep(20);
  }
  return Date.now() - since;
}

/** Nothing was answered but successes and "not now, but soon"; what was acknowledged is there, and once. */
async function expectNothingLost({ query }: Separate, { replies, made }: Load): Promise<void> {
  const failures = replies.filter(({ status }) => status >= 300);
  expect(failures.filter(({ status, retryAfter }) => status !== 503 || retryAfter === null)).toEqual([]);
  expect(Math.max(...replies.map(({ ms }) => ms))).toBeLessThan(ANSWERED_WITHIN_MS);
  const rows = await query<{ name: string; n: number }>(
    `select name, count(*)::int as n from "Bot" where name like 'bot %' group by name`,
  );
  expect(rows.filter(({ n }) => n > 1)).toEqual([]);
  const there = new Set(rows.map(({ name }) => name));
  expect(made.filter((name) => !there.has(name))).toEqual([]);
  expect(made.length).toBeGreaterThan(EACH * 3);
}

/** Ten recoveries, and half a minute of silence, take their time on a machine with other work. */
const TIMEOUT_MS = 300_000;

test("PostgreSQL is cut off at once, again and again, under load", { timeout: TIMEOUT_MS }, async () => {
  const { database, product, person, load } = await start();
  const sources = [];
  for (let cut = 0; cut < CUTS; cut++) {
    await sleep(500);
    sources.push(await addText(product.url, person, `Pier ${cut}`, `Pier ${cut} opens at nine.`));
    // As `pg_ctl stop -m immediate` does it; whoever keeps the server starts it again, and it recovers.
    const server = serverOf(database);
    kill(server.slice(0, 1), "SIGQUIT");
    await untilGone(server, RECOVERED_WITHIN_MS);
    expect(await untilWell(load, Date.now())).toBeLessThan(RECOVERED_WITHIN_MS);
  }
  await load.end();
  await expectNothingLost(database, load);
  for (const { id } of sources)
    expect((await untilEnded(product.url, person, id)).counts).toMatchObject({ documents: 1, ready: 1 });
  expect(await product.stop()).toEqual({ code: 0, signal: null });
});

test("PostgreSQL stands still for half a minute under load", { timeout: TIMEOUT_MS }, async () => {
  const { database, product, load } = await start();
  await sleep(1_000);
  const server = serverOf(database);
  kill(server, "SIGSTOP");
  await sleep(STILL_MS);
  kill(server, "SIGCONT");
  expect(await untilWell(load, Date.now())).toBeLessThan(RECOVERED_WITHIN_MS);
  await load.end();
  await expectNothingLost(database, load);
  expect(await product.stop()).toEqual({ code: 0, signal: null });
});
