import { mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { addText, ask, makePerson, type Person, signInByLink, untilEnded } from "./support/api";
import { freshData } from "./support/data";
import { launch } from "./support/launch";
import { busySeconds, kill } from "./support/processes";
import { canHaveSmallDisk, SmallDisk, withSmallDisk } from "./support/small-disk";

const ANSWERED_WITHIN_MS = 10_000;
const FULL_FOR_MS = 15_000;
const QUESTION = "How many steps has the lighthouse?";
const ENV = { SAMPLES: "0" };

type Told = { status: number; ms: number; body: string };

async function send(url: string, { token }: Person, path: string, body: object): Promise<Told> {
  const since = Date.now();
  const response = await fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.text(), ms: Date.now() - since };
}

function emptyFolder(): string {
  const dataDir = freshData();
  mkdirSync(dataDir);
  return dataDir;
}

describe.runIf(canHaveSmallDisk())("with the embedded database on a disk that is full", () => {
  // A database takes 39 MB when it is made, and 50 when it has its tables.
  test.each([
    ["while the database is made", "100M"],
    ["while it is migrated", "78M"],
  ])("a start says so %s, and the next one works", async (_, taken) => {
    const dataDir = emptyFolder();
    const twice = [
      `head -c ${taken} /dev/zero > "$DATA_DIR/filler"`,
      'npm start; echo "the first ended with $?"',
      'rm "$DATA_DIR/filler"',
      "exec npm start",
    ].join("\n");
    const command = withSmallDisk(dataDir, "120m", ["/bin/sh", "-c", twice]);
    const product = await launch({ dataDir, env: ENV, command }).serves();
    expect(product.output).toMatch(
      /MiniRAG cannot start:\n {2}- The disk is full\. Make room [\s\S]*the first ended with 1\n/,
    );
    const person = await makePerson(product.url, "Keeper");
    const { id } = await addText(product.url, person, "Lighthouse", "The lighthouse has 212 steps.");
    expect((await untilEnded(product.url, person, id)).status).toBe("ready");
    expect(await product.stop()).toEqual({ code: 0, signal: null });
  });

  test("nobody waits or is told wrong, and all that was acknowledged is there when there is room again", async () => {
    const dataDir = emptyFolder();
    const restarted = 'npm start; echo "the first ended with $?"; rm -f "$DATA_DIR/filler"; exec npm start';
    const command = withSmallDisk(dataDir, "120m", ["/bin/sh", "-c", restarted]);
    const product = await launch({ dataDir, env: ENV, command }).serves();
    const { url } = product;
    const cookie = (await signInByLink(url, product.link)) ?? "";
    const person = await makePerson(url, "Keeper");
    const lighthouse = await addText(url, person, "Lighthouse", "The lighthouse has 212 steps.");
    await untilEnded(url, person, lighthouse.id);

    const disk = new SmallDisk(product);
    disk.fill();
    const kept: string[] = [];
    const all: Told[] = [];
    const busy = busySeconds(product.family());
    const since = Date.now();
    for (let n = 0; Date.now() - since < FULL_FOR_MS; n++) {
      const text = `Pier ${n} opens at nine. ${"It closes when the last ship is in. ".repeat(2_000)}`;
      const added = await send(url, person, "/sources", {
        ...{ type: "text", title: `Pier ${n}`, text, botIds: [person.botId] },
      });
      if (added.status < 300) kept.push((JSON.parse(added.body) as { id: string }).id);
      all.push(added, await send(url, person, `/bots/${person.botId}/chat`, { message: QUESTION }));
      await sleep(200);
    }
    expect(Math.max(...all.map(({ ms }) => ms))).toBeLessThan(ANSWERED_WITHIN_MS);
    const refusals = all.filter(({ status }) => status >= 300);
    expect(refusals.filter(({ status }) => status !== 507 && status !== 503)).toEqual([]);
    expect(refusals.map(({ status }) => status)).toContain(507);
    const health = await fetch(`${url}/api/health/components`, { headers: { cookie } });
    expect(health.status).toBe(503);
    expect((busySeconds(product.family()) - busy) / (FULL_FOR_MS / 1_000)).toBeLessThan(1);

    // It is ended while there is no room yet; the shell makes some before it starts it again.
    kill(
      product.family().filter(({ command }) => command.includes("scripts/start.mjs")),
      "SIGTERM",
    );
    const [, next = ""] = await product.says(/the first ended with \d[\s\S]*MiniRAG is at (\S+)\n/);
    for (const id of kept) expect((await untilEnded(next, person, id)).status).toBeOneOf(["ready", "failed"]);
    expect((await ask(next, person, QUESTION)).answer).toMatch(/212 steps/);
    const { id } = await addText(next, person, "Harbour", "The harbour opens at nine.");
    expect((await untilEnded(next, person, id)).status).toBe("ready");
  });
});
