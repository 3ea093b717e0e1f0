import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, test } from "vitest";
import { call, signInByLink } from "./support/api";
import { freshData, usedData } from "./support/data";
import { launch } from "./support/launch";
import { ROOT } from "./support/machine";
import { onlyThese } from "./support/product";

type Said = { code: number; output: string; errors: string };

/** `npm run minirag -- …`, on a data folder. */
function minirag(dataDir: string, ...args: string[]): Promise<Said> {
  const bin = inject("product").bin;
  const env = onlyThese({ PATH: bin, HOME: process.env.HOME ?? "/", DATA_DIR: dataDir, LANG: "C.UTF-8" });
  return new Promise((resolve) => {
    const command = ["--silent", "run", "minirag", "--", ...args];
    execFile(path.join(bin, "npm"), command, { cwd: ROOT, env }, (error, output, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors }),
    );
  });
}

const linkIn = ({ output }: Said) => /\S+#\S+/.exec(output)?.[0] ?? "";

test("while the product runs, its links lead to where it is, and each works once", async () => {
  const dataDir = usedData();
  const { url } = await launch({ dataDir }).serves();
  const { email } = inject("product").person;
  const link = linkIn(await minirag(dataDir, "sign-in-link", email));
  expect(link.startsWith(url)).toBe(true);
  expect(await signInByLink(url, link)).toBeTruthy();
  expect(await signInByLink(url, link)).toBeNull();

  const reset = linkIn(await minirag(dataDir, "reset-password-link", email));
  expect(reset.startsWith(`${url}/reset-password#`)).toBe(true);
  const body = { link: new URL(reset).hash.slice(1), password: "another pass phrase" };
  await call(url, "", "PUT", "/password-resets", body);
  await expect(call(url, "", "PUT", "/password-resets", body)).rejects.toThrow(/: 4\d\d /);
});

test("make-operator leaves its line in the log of the system; db-shell shows it, and tells what is wrong", async () => {
  const dataDir = usedData();
  const { email } = inject("product").person;
  expect(await minirag(dataDir, "make-operator", email)).toMatchObject({ code: 0 });
  const sql = `SELECT action FROM "AuditEvent" WHERE action = 'operator.make_operator'`;
  const rows = await minirag(dataDir, "db-shell", "-c", sql);
  expect(rows.output).toContain("operator.make_operator");
  expect(rows.output).toContain("(1 row)");
  const wrong = await minirag(dataDir, "db-shell", "-c", "SELECT nonsense");
  expect(wrong.code).toBe(1);
  expect(wrong.output + wrong.errors).toMatch(/column "nonsense" does not exist/);
});

describe("while it does not run", () => {
  test("the keys are rotated: everything is sealed anew, and the old key can leave", async () => {
    const dataDir = usedData();
    const file = path.join(dataDir, "secrets.json");
    const secrets = JSON.parse(readFileSync(file, "utf8")) as { ENCRYPTION_KEYS: string };
    secrets.ENCRYPTION_KEYS += `,2:${randomBytes(32).toString("base64")}`;
    writeFileSync(file, JSON.stringify(secrets));
    const said = await minirag(dataDir, "rotate-keys");
    expect(said).toMatchObject({ code: 0 });
    expect(said.output).toMatch(/secrets were sealed again/);
  });

  test("db-shell takes a backup before it deletes, unless it is told not to", async () => {
    const dataDir = usedData();
    const deletion = ["-c", `DELETE FROM "Bot" WHERE id = 'none'`];
    const copies = () =>
      readdirSync(path.join(dataDir, "backups")).filter((name) => name.startsWith("before-sql-"));
    const said = await minirag(dataDir, "db-shell", ...deletion);
    expect(said).toMatchObject({ code: 0, output: expect.stringContaining("DELETE 0") });
    expect(copies()).toEqual([expect.stringMatching(/\.backup$/)]);
    expect(said.errors).toContain(copies()[0]);
    expect(await minirag(dataDir, "db-shell", "--no-backup", ...deletion)).toMatchObject({ code: 0 });
    expect(copies()).toHaveLength(1);
  });

  test("a link is made all the same, with a word about starting first", async () => {
    const said = await minirag(usedData(), "reset-password-link", inject("product").person.email);
    expect(said.code).toBe(0);
    expect(linkIn(said)).toContain("/reset-password#");
    expect(said.output).toContain("start it with `npm start`");
  });

  test("without any data it says what to do", async () => {
    const said = await minirag(freshData(), "sign-in-link");
    expect(said.code).toBe(1);
    expect(said.output + said.errors).toMatch(/no database in .* yet\. Run `npm start` first/);
  });
});

test.each([
  ["nobody of that name", ["reset-password-link", "nobody@example.test"], /Nobody has the e-mail/],
  ["an argument too many", ["make-operator", "a@example.test", "b"], /Usage: .*make-operator EMAIL/],
])("%s is told, with exit code 1", async (_, args, sentence) => {
  const said = await minirag(usedData(), ...args);
  expect(said.code).toBe(1);
  expect(said.errors).toMatch(sentence);
});

test("help names every command, and an unknown one is told", async () => {
  const help = await minirag(freshData(), "help");
  const links = ["sign-in-link", "reset-password-link"];
  for (const name of [...links, "make-operator", "rotate-keys", "backup", "restore", "db-shell"])
    expect(help.output).toContain(name);
  const unknown = await minirag(freshData(), "nonsense");
  expect(unknown.code).toBe(1);
  expect(unknown.errors).toContain('There is no command "nonsense".');
});

test("the doctor finds nothing where nothing is wrong, and repairs an index that was lost", async () => {
  const dataDir = usedData();
  const well = await minirag(dataDir, "doctor", "--only-look");
  expect(well).toMatchObject({ code: 0 });
  expect(well.output).toMatch(/Looked at [1-9]\d* documents? of \d+ teams?: nothing was wrong\./);
  rmSync(path.join(dataDir, "index"), { recursive: true });
  const ill = await minirag(dataDir, "doctor", "--only-look");
  expect(ill.code).toBe(1);
  expect(ill.output).toContain("can be indexed anew");
  const repaired = await minirag(dataDir, "doctor");
  expect(repaired).toMatchObject({ code: 0 });
  expect(repaired.output).toContain("it is indexed anew");
});
