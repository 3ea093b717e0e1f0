import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWidget } from "./build-widget.mjs";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "minirag-widget-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const panelOf = async (code: string) => {
  const file = path.join(folder, "panel.ts");
  await writeFile(file, code);
  return file;
};
const read = (name: string) => readFile(path.join(folder, name), "utf8");

test("writes the launcher, the panel under the hash of its content, and where it is", async () => {
  const panelEntry = await panelOf("document.title = 'one';");
  const first = await buildWidget({ folder, panelEntry });
  expect(first.panel).toMatch(/^\/widget\/panel-[\w-]{12}\.js$/);
  expect(JSON.parse(await read("dist/widget.json"))).toEqual(first);
  expect(await read(`public${first.panel}`)).toContain("one");
  expect((await buildWidget({ folder, panelEntry })).panel).toBe(first.panel);

  const second = await buildWidget({ folder, panelEntry: await panelOf("document.title = 'two';") });
  expect(second.panel).not.toBe(first.panel);
  expect(await readdir(path.join(folder, "public/widget"))).toEqual([path.basename(second.panel)]);
});

test("the launcher is a script of its own that no strict policy forbids", async () => {
  await buildWidget({ folder, panelEntry: await panelOf("") });
  const code = await read("public/widget.js");
  expect(code).toMatch(/^"use strict";\(\(\)=>\{/);
  for (const forbidden of [
    "eval(",
    "new Function",
    "innerHTML",
    "document.write",
    "import(",
    '.setAttribute("style',
  ])
    expect(code).not.toContain(forbidden);
});

test("says which part is too heavy, and by how much", async () => {
  const panelEntry = await panelOf("");
  const build = buildWidget({ folder, panelEntry, most: { beforeClick: 10, open: 35_000 } });
  await expect(build).rejects.toThrow(
    /before the click \(launcher, configuration\) weighs \d+ bytes, may weigh 10\. Take/,
  );
});
