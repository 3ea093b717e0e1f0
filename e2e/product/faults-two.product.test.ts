import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { addText, ask, makePerson, type Person, signInByLink, untilEnded } from "./support/api";
import { freshData } from "./support/data";
import { type Separate, separateDatabase } from "./support/database";
import { separateStores } from "./support/doubles";
import { launch } from "./support/launch";
import { kill } from "./support/processes";

// Two products that share the database and what is outside of both, and nothing else.

const TICKS = 3;
/** Longer than the executor's second between two looks, on a machine that has much to do. */
const TICK_MS = 2_500;

/** Makes every clock strike now, for both to hear. @returns how many there are */
async function strike({ query }: Separate): Promise<number> {
  const struck = await query(
    `update "ExecutorCron" set "nextAt" = date_trunc('milliseconds', now()) returning "functionId"`,
  );
  await sleep(TICK_MS);
  return struck.length;
}

const text = (place: string, steps: number) =>
  `Visitors of the ${place} climb ${steps} steps to the gallery. The ${place} is closed on Mondays.`;

/** Asks again and again. @returns what ends it, and tells how often it asked; every failure is thrown */
function keepAsking(url: string, person: Person): () => Promise<number> {
  let isOver = false;
  const asking = (async () => {
    let count = 0;
    for (; !isOver; count++) {
      const { answer } = await ask(url, person, "How many steps lead to the gallery of the lighthouse?");
      expect(answer).toMatch(/212 steps/);
      await addText(url, person, `Note ${count}`, `Note ${count} is about pier ${count}.`);
    }
    return count;
  })();
  asking.catch(() => {});
  return () => {
    isOver = true;
    return asking;
  };
}

test("two products on one database: one can be killed, and the other serves what both took in", async () => {
  const [database, stores] = [await separateDatabase(), await separateStores()];
  const env = { ...database.env, ...stores };
  const one = await launch({ dataDir: freshData(), env }).serves();
  // Before the other starts: it makes a link of its own, and the last one counts.
  const cookie = (await signInByLink(one.url, one.link)) ?? "";
  const startOther = () => launch({ dataDir: freshData(), env }).serves();
  const other = await startOther();
  const mine = await fetch(`${other.url}/api/v1/account/sessions`, { headers: { cookie } });
  expect(mine.status).toBe(200);

  const person = await makePerson(one.url, "Keeper");
  const lighthouse = await addText(one.url, person, "Lighthouse", text("lighthouse", 212));
  const windmill = await addText(other.url, person, "Windmill", text("windmill", 48));
  await untilEnded(other.url, person, lighthouse.id);
  await untilEnded(one.url, person, windmill.id);
  for (const { url } of [one, other]) {
    expect((await ask(url, person, "How many steps has the lighthouse?")).answer).toMatch(/212 steps/);
    expect((await ask(url, person, "How many steps has the windmill?")).answer).toMatch(/48 steps/);
  }

  let struck = 0;
  for (let tick = 0; tick < TICKS; tick++) struck += await strike(database);
  expect(struck).toBeGreaterThan(TICKS);
  expect(await countStruck(database)).toBe(struck);

  const endAsking = keepAsking(one.url, person);
  const late = await addText(other.url, person, "Tower", text("water tower", 96));
  kill(other.family(), "SIGKILL");
  const again = await startOther();
  expect((await ask(again.url, person, "How many steps has the lighthouse?")).answer).toMatch(/212 steps/);
  expect(await endAsking()).toBeGreaterThan(5);
  expect((await untilEnded(one.url, person, late.id)).status).toBe("ready");
  expect(await again.stop()).toEqual({ code: 0, signal: null });
  expect(await one.stop()).toEqual({ code: 0, signal: null });
});

/** How many runs began by a strike of ours; those of the clocks themselves are of whole minutes. */
async function countStruck({ query }: Separate): Promise<number> {
  const rows = await query(
    `select id from "ExecutorRun"
     where event ->> 'name' = 'inngest/scheduled.timer' and (event ->> 'ts')::bigint % 60000 <> 0`,
  );
  return rows.length;
}
