// As root, in folders that PostgreSQL's user cannot enter, as a home is.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { addText, ask, makePerson, type Person, untilEnded } from "./support/api";
import { ownFolder } from "./support/data";
import { QUESTION } from "./support/global-setup";
import { launch } from "./support/launch";
import { isRoot } from "./support/machine";

const env = { SAMPLES: "0" };

/** A data folder in a home of root's. */
function dataInHome(): { home: string; dataDir: string } {
  const home = path.join(ownFolder(), "home");
  mkdirSync(home);
  chmodSync(home, 0o700);
  return { home, dataDir: path.join(home, "data") };
}

async function answers(dataDir: string, person: Person): Promise<void> {
  const product = await launch({ dataDir, env }).serves();
  expect((await ask(product.url, person, QUESTION)).answer).toMatch(/212 steps/);
  expect(await product.stop()).toEqual({ code: 0, signal: null });
}

describe.runIf(isRoot)("a data folder that PostgreSQL's user cannot enter", () => {
  test("has its database outside, finds it again when it is moved, and a copy gets one of its own", async () => {
    const { home, dataDir } = dataInHome();
    const product = await launch({ dataDir, env }).serves();
    const outside = /the database is in (\S+)\./.exec(product.output)?.[1] ?? "";
    expect(outside).toMatch(/^\/var\/lib\/minirag\//);
    expect(existsSync(path.join(outside, "PG_VERSION"))).toBe(true);
    const person = await makePerson(product.url, "Keeper");
    const { id } = await addText(product.url, person, "Visiting", "It is 212 steps up to the gallery.");
    await untilEnded(product.url, person, id);
    expect(await product.stop()).toEqual({ code: 0, signal: null });

    const moved = path.join(home, "moved");
    renameSync(dataDir, moved);
    await answers(moved, person);

    const copy = path.join(home, "copy");
    execFileSync("cp", ["-a", moved, copy]);
    await answers(copy, person);
    await answers(moved, person);
  });
});
