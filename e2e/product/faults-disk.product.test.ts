import { mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  addText,
  ask,
  call,
  makePerson,
  type Person,
  type Source,
  signInByLink,
  untilEnded,
} from "./support/api";
import { freshData } from "./support/data";
import { separateDatabase } from "./support/database";
import { launch } from "./support/launch";
import { busySeconds } from "./support/processes";
import { canHaveSmallDisk, SmallDisk, withSmallDisk } from "./support/small-disk";

const SIZE = "24m";
const TOLD_WITHIN_MS = 10_000;
const QUESTION = "How many steps has the lighthouse?";
const LONG = Array.from({ length: 30_000 }, (_, n) => `word${(n * 7_919) % 30_011}`).join(" ");

type Document = { id: string; status: string; error: { code: string; message: string } | null };

async function upload(url: string, { token, botId }: Person, bytes: number): Promise<Response> {
  const body = new FormData();
  body.append("botIds", botId);
  body.append("file", new File(["a line of text\n".repeat(bytes / 15)], "notes.txt"));
  return fetch(`${url}/api/v1/sources`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body,
  });
}

async function components(url: string, cookie: string) {
  const response = await fetch(`${url}/api/health/components`, { headers: { cookie } });
  const { components } = (await response.json()) as { components: { name: string; isWorking: boolean }[] };
  const broken = components.filter(({ isWorking }) => !isWorking).map(({ name }) => name);
  return { status: response.status, broken };
}

describe.runIf(canHaveSmallDisk())("with a data folder on a disk that is full", () => {
  test("uploads are refused, reading goes on, and all works again when there is room", async () => {
    const database = await separateDatabase();
    const dataDir = freshData();
    mkdirSync(dataDir);
    const command = withSmallDisk(dataDir, SIZE, ["npm", "start"]);
    const product = await launch({ dataDir, env: database.env, command }).serves();
    const { url } = product;
    const cookie = (await signInByLink(url, product.link)) ?? "";
    const person = await makePerson(url, "Keeper");
    const { id } = await addText(url, person, "Lighthouse", "The lighthouse has 212 steps.");
    await untilEnded(url, person, id);
    const disk = new SmallDisk(product);

    disk.fill();
    const refused = await upload(url, person, 300_000);
    expect(refused.status).toBe(507);
    expect(await refused.json()).toMatchObject({
      error: { code: "storage_full", message: expect.stringMatching(/no room|full/) },
    });
    const list = () => call<{ items: Source[] }>(url, person.token, "GET", "/sources");
    expect((await list()).items.map((source) => source.id)).toEqual([id]);
    expect((await ask(url, person, QUESTION)).answer).toMatch(/212 steps/);
    expect(await components(url, cookie)).toEqual({
      status: 503,
      broken: ["search index", "uploaded files"],
    });

    disk.free();
    disk.fill(400_000);
    const since = Date.now();
    const long = await addText(url, person, "Long", LONG);
    await untilEnded(url, person, long.id);
    expect(Date.now() - since).toBeLessThan(TOLD_WITHIN_MS);
    const documents = () =>
      call<{ items: Document[] }>(url, person.token, "GET", `/sources/${long.id}/documents`);
    const [failed] = (await documents()).items;
    expect(failed).toMatchObject({
      status: "failed",
      error: { code: "disk_full", message: expect.stringMatching(/disk is full/) },
    });
    disk.fill();
    expect((await components(url, cookie)).broken).toEqual(["search index", "uploaded files"]);
    expect((await ask(url, person, QUESTION)).answer).toMatch(/212 steps/);
    const busy = busySeconds(product.family());
    await sleep(3_000);
    expect(busySeconds(product.family()) - busy).toBeLessThan(1.5);

    disk.free();
    expect((await upload(url, person, 300_000)).status).toBe(202);
    expect(await components(url, cookie)).toEqual({ status: 200, broken: [] });
    await call(url, person.token, "POST", `/documents/${failed?.id}/retry`);
    expect((await untilEnded(url, person, long.id)).status).toBe("ready");
    expect(await product.stop()).toEqual({ code: 0, signal: null });
  });
});
