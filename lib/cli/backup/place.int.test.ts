import fs, {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { run } from ".";
import { createBackup } from "./dump";
import { adminUrl, sourceOf } from "./testing/database";

// A command ends its process; here the next test goes on with the same connections.
vi.mock("@/lib/db", async (load) => ({ ...(await load<object>()), closeDatabase: async () => {} }));

const folder = mkdtempSync(path.join(tmpdir(), "minirag-place-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** As `npm run minirag -- backup FILE`. */
async function backup(file: string) {
  process.env.MIGRATION_DATABASE_URL = adminUrl();
  vi.spyOn(console, "log").mockImplementation(() => {});
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const code = await run([file], { publicUrl: "", isRunning: false });
  return { code, said: errors.mock.calls.flat().join("\n") };
}

test("a file that is there already is left as it is", async () => {
  const file = path.join(folder, "kept.backup");
  writeFileSync(file, "kept");
  expect(await backup(file)).toEqual({ code: 1, said: expect.stringContaining(`${file} is there already`) });
  expect(readFileSync(file, "utf8")).toBe("kept");
});

test("a folder, a folder that is not there, one that is none: each is told, and nothing is left", async () => {
  const place = path.join(folder, "places");
  mkdirSync(place);
  writeFileSync(path.join(place, "file"), "");
  expect(await backup(place)).toEqual({
    code: 1,
    said: expect.stringContaining(`${place} is a folder. Name a file`),
  });
  for (const name of ["missing", "file"])
    expect(await backup(path.join(place, name, "it.backup"))).toEqual({
      code: 1,
      said: expect.stringContaining(`There is no folder ${path.join(place, name)}.`),
    });
  expect(readdirSync(place)).toEqual(["file"]);
});

test("where nobody may write, it says so", async () => {
  const file = path.join(folder, "denied.backup");
  const real = fs.open;
  vi.spyOn(fs, "open").mockImplementation(((at: string, ...rest: unknown[]) => {
    if (at !== `${file}.part`) return (real as (...all: unknown[]) => void)(at, ...rest);
    const denied = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES", path: at });
    (rest.at(-1) as (error: Error) => void)(denied);
  }) as never);
  const said = expect.stringContaining(`${file} cannot be written: this user may not write there (EACCES).`);
  expect(await backup(file)).toEqual({ code: 1, said });
});

test("what killed runs left is cleared away, and the draft of a backup that may run is not", async () => {
  const place = path.join(folder, "left");
  mkdirSync(place);
  const old = ["before-restore-2026.backup.part", "minirag-2026.backup.part"];
  const others = ["minirag-now.backup.part", "mine.backup.part", "before-restore-2026.backup"];
  for (const name of [...old, ...others]) writeFileSync(path.join(place, name), "half");
  const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
  utimesSync(path.join(place, "minirag-2026.backup.part"), yesterday, yesterday);
  await createBackup(sourceOf(), path.join(place, "it.backup"));
  expect(readdirSync(place).sort()).toEqual([...others, "it.backup"].sort());
});
