import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, test } from "vitest";
import { ask } from "./support/api";
import { freshData, usedData } from "./support/data";
import { QUESTION } from "./support/global-setup";
import { launch } from "./support/launch";
import { systemNode } from "./support/machine";
import { kill, untilGone, workingIn } from "./support/processes";
import type { Product } from "./support/product";

const STOPPED_WITHIN_MS = 10_000;
/** What is left of something killed ends by itself, sooner than the next start is typed. */
const LEFT_OVER_MS = 5_000;

const postgresOf = ({ dataDir }: Product) =>
  Number(readFileSync(path.join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

const processes = (product: Product, ...pids: number[]) =>
  product.family().filter(({ pid }) => pids.includes(pid));

/** The next start finds everything, by itself. */
async function expectAllIsThere(dataDir: string): Promise<void> {
  const next = await launch({ dataDir }).serves();
  expect((await ask(next.url, inject("product").person, QUESTION)).answer).toMatch(/212 steps/);
  expect(await next.stop()).toEqual({ code: 0, signal: null });
}

describe("ends everything in order", () => {
  test.each<[string, (product: Product) => void]>([
    ["Ctrl-C at a terminal", (product) => product.signalGroup("SIGINT")],
    ["SIGINT to npm alone", (product) => product.signal("SIGINT")],
    ["SIGTERM to npm alone", (product) => product.signal("SIGTERM")],
    ["SIGTERM to the product itself", (product) => process.kill(product.launcher, "SIGTERM")],
    ["the terminal being closed", (product) => product.signalGroup("SIGHUP")],
  ])("%s", async (_, end) => {
    const product = await launch({ dataDir: usedData() }).serves();
    const family = product.family();
    expect(family.length).toBeGreaterThan(5);
    end(product);
    await untilGone(family, STOPPED_WITHIN_MS);
    expect((await product.ended).code ?? 130).toBeOneOf([0, 129, 130]);
    expect(workingIn(product.dataDir)).toEqual([]);
    await expect(fetch(product.url)).rejects.toThrow();
    expect(product.output).not.toMatch(/error|Error| {4}at /);
  });

  test("Ctrl-C while it starts for the first time", async () => {
    const dataDir = freshData();
    const product = launch({ dataDir });
    while (workingIn(dataDir).length === 0) await sleep(20);
    await sleep(300);
    product.signalGroup("SIGINT");
    await untilGone([...product.family(), ...workingIn(dataDir)], STOPPED_WITHIN_MS);
    expect(await product.ended).toEqual({ code: 0, signal: null });
    expect(workingIn(dataDir)).toEqual([]);
    expect(product.output).not.toMatch(/rror| {4}at /);
    await launch({ dataDir }).serves();
  });

  test("under an older Node", async () => {
    const command = [systemNode(), "scripts/start.mjs"];
    const product = await launch({ dataDir: usedData(), command }).serves();
    product.signalGroup("SIGINT");
    await untilGone(product.family(), STOPPED_WITHIN_MS);
    expect(await product.ended).toEqual({ code: 0, signal: null });
  });
});

describe("kill -9: what is left ends by itself, and the next start has all data", () => {
  test.each<[string, (product: Product) => number[]]>([
    ["of npm", (product) => [product.npm.pid ?? 0]],
    ["of the product", (product) => [product.launcher]],
    ["of all three", (product) => [product.npm.pid ?? 0, product.launcher, postgresOf(product)]],
  ])("%s", async (_, victims) => {
    const product = await launch({ dataDir: usedData() }).serves();
    kill(processes(product, ...victims(product)), "SIGKILL");
    await untilGone(product.family(), LEFT_OVER_MS);
    expect(workingIn(product.dataDir)).toEqual([]);
    await expectAllIsThere(product.dataDir);
  });

  test("of everybody, and the next start does not wait", async () => {
    const product = await launch({ dataDir: usedData() }).serves();
    kill(product.family(), "SIGKILL");
    await expectAllIsThere(product.dataDir);
  });

  test("of everybody while it starts for the first time", async () => {
    const dataDir = freshData();
    const product = launch({ dataDir, env: { SAMPLES: "0" } });
    while (workingIn(dataDir).length === 0) await sleep(20);
    await sleep(500);
    kill([...product.family(), ...workingIn(dataDir)], "SIGKILL");
    await launch({ dataDir, env: { SAMPLES: "0" } }).serves();
  });

  test("of PostgreSQL alone: the product starts it again, on the same data", async () => {
    const product = await launch({ dataDir: usedData() }).serves();
    kill(processes(product, postgresOf(product)), "SIGKILL");
    await product.says(/PostgreSQL ended by itself; it is being started again/);
    let isReady = false;
    for (let tries = 0; !isReady && tries < 100; tries++) {
      await sleep(100);
      isReady = await fetch(`${product.url}/api/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    }
    expect((await ask(product.url, inject("product").person, QUESTION)).answer).toMatch(/212 steps/);
    expect(await product.stop()).toEqual({ code: 0, signal: null });
    expect(workingIn(product.dataDir)).toEqual([]);
  });
});

test("a number left by a dead server that is another program's now does no harm to it", async () => {
  const dataDir = usedData();
  // As after a restart of the machine: the number is there again, and it is ours.
  const lines = [
    String(process.pid),
    path.join(dataDir, "postgres"),
    "1",
    "5432",
    "",
    "127.0.0.1",
    "  1  1",
    "ready",
    "",
  ];
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path.join(dataDir, "postgres/postmaster.pid"), lines.join("\n"));
  await expectAllIsThere(dataDir);
});
