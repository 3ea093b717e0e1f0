import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { ask, call, signInByLink } from "./support/api";
import { usedData } from "./support/data";
import { QUESTION } from "./support/global-setup";
import { launch } from "./support/launch";
import { systemNode } from "./support/machine";

describe("the first start, with nothing but Node, npm and a shell", () => {
  const said = inject("product").firstOutput;

  test("has a line for each component, with its adapter", () => {
    const components = said.match(/^[✓✗] .+$/gm) ?? [];
    const names = ["database", "search index", "durable functions", "rate limits", "cache", "uploaded files"];
    for (const name of [...names, "mail", "billing", "models", "web fetcher", "document reader"])
      expect(components.filter((line) => line.startsWith(`✓ ${name} `))).toHaveLength(1);
    expect(said).toMatch(/database +PostgreSQL \(18/);
    expect(said).not.toMatch(/✗|next\.config/);
  });

  test("asks the samples a question, and the answer has its sources", () => {
    expect(said).toMatch(/The sample documents were asked: .+\?\n {2}.+\[1\].*\n {2}\[1\] .+/);
  });

  test("ends with the address and the owner's link", () => {
    expect(said).toMatch(
      /MiniRAG is at http:\/\/127\.0\.0\.1:\d+\nSign in .+\n {2}http:\/\/127\.0\.0\.1:\d+\/sign-in\/link#\S+/,
    );
  });
});

test("a later start has all that was there, on the Node that came along, and its link signs in once", async () => {
  const product = await launch({ dataDir: usedData() }).serves();
  expect(product.output).not.toContain("The sample documents were asked");
  expect((await ask(product.url, inject("product").person, QUESTION)).answer).toMatch(/212 steps/);
  expect(readFileSync(`/proc/${product.launcher}/maps`, "utf8")).toContain("node_modules/node-");

  const session = await signInByLink(product.url, product.link);
  const me = await fetch(`${product.url}/api/v1/me?tenant=my-team`, { headers: { cookie: session ?? "" } });
  expect(me.status).toBe(200);
  expect(await me.json()).toMatchObject({ user: { email: "owner@minirag.local" } });
  expect(await signInByLink(product.url, product.link)).toBeNull();
});

describe("ports", () => {
  /** Something else on this port, or somebody has it already. */
  async function occupy(port: number): Promise<number> {
    const other = createServer((_, response) => response.end("another program"));
    await new Promise<void>((resolve) =>
      other.once("error", () => resolve()).listen(port, "127.0.0.1", resolve),
    );
    onTestFinished(() => void other.close());
    return port || (other.address() as AddressInfo).port;
  }

  test("without PORT, the next free one from 3000 on", async () => {
    await occupy(3000);
    const product = await launch({ dataDir: usedData(), env: { PORT: "" } }).serves();
    expect(Number(new URL(product.url).port)).toBeGreaterThan(3000);
    expect(Number(new URL(product.url).port)).toBeLessThan(3020);
    expect(product.link.startsWith(product.url)).toBe(true);
  });

  test("PORT and HOST are honoured", async () => {
    const port = await occupy(0);
    const product = await launch({
      dataDir: usedData(),
      env: { HOST: "127.0.0.2", PORT: String(port) },
    }).serves();
    expect(product.url).toBe(`http://127.0.0.2:${port}`);
    expect(await call(product.url, inject("product").person.token, "GET", "/tenants/me")).toMatchObject({
      name: "Keeper",
    });
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe("another program");
  });

  test.each([
    [
      "PORT that is taken",
      async () => ({ PORT: String(await occupy(0)) }),
      /PORT \d+ is taken by another program; set PORT/,
    ],
    [
      "HOST that is not ours",
      async () => ({ HOST: "192.0.2.1", PUBLIC_URL: "https://a.example.org" }),
      /HOST 192\.0\.2\.1 is no address of this machine/,
    ],
  ])("a %s is refused with a sentence, and the database is left alone", async (_, makeEnv, sentence) => {
    const dataDir = usedData();
    const product = launch({ dataDir, env: await makeEnv() });
    expect((await product.ended).code).toBe(1);
    expect(product.output).toMatch(/MiniRAG cannot start:/);
    expect(product.output).toMatch(sentence);
    expect(product.output).not.toMatch(/ {4}at /);
  });
});

test("secrets are made once, for the owner of the folder alone, and stay", async () => {
  const dataDir = usedData();
  const file = path.join(dataDir, "secrets.json");
  const before = readFileSync(file, "utf8");
  const secrets = JSON.parse(before) as Record<string, string>;
  expect(Object.values(secrets).every((secret) => secret.length >= 40)).toBe(true);
  expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const product = await launch({ dataDir }).serves();
  await product.stop();
  expect(readFileSync(file, "utf8")).toBe(before);
  for (const secret of Object.values(secrets)) expect(product.output).not.toContain(secret);
});

test("a second start on the same data is refused at once; the first goes on", async () => {
  const dataDir = usedData();
  const first = await launch({ dataDir }).serves();
  const since = Date.now();
  const second = launch({ dataDir });
  expect((await second.ended).code).toBe(1);
  expect(Date.now() - since).toBeLessThan(10_000);
  expect(second.output).toContain(`process ${first.launcher} holds it`);
  expect(second.output).toContain(`serves ${first.url}`);
  expect((await ask(first.url, inject("product").person, QUESTION)).answer).toMatch(/212 steps/);
});

test("an older Node brings the newer one", async ({ skip }) => {
  skip(Number(process.versions.node.split(".")[0]) < 24, "the tests themselves need the newer one");
  const product = await launch({
    dataDir: usedData(),
    command: [systemNode(), "scripts/start.mjs"],
  }).serves();
  expect(readFileSync(`/proc/${product.launcher}/maps`, "utf8")).toContain("node_modules/node-");
  expect(await product.stop()).toEqual({ code: 0, signal: null });
});
