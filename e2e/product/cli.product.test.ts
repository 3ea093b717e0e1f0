import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { call, signInByLink } from "./support/api";
import { freshData, usedData } from "./support/data";
import { launch } from "./support/launch";
import { ROOT } from "./support/machine";
import { onlyThese, type Product } from "./support/product";

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

describe("while the product runs", () => {
  let product: Product;
  let dataDir: string;
  const { email } = inject("product").person;

  beforeAll(async () => {
    dataDir = usedData();
    product = await launch({ dataDir }).serves();
  });

  test("a link signs in once, and leads to where the product is", async () => {
    const link = linkIn(await minirag(dataDir, "sign-in-link", email));
    expect(link.startsWith(product.url)).toBe(true);
    expect(await signInByLink(product.url, link)).toBeTruthy();
    expect(await signInByLink(product.url, link)).toBeNull();
  });

  test("a link lets somebody choose a new password, once", async () => {
    const reset = linkIn(await minirag(dataDir, "reset-password-link", email));
    expect(reset).toContain("/reset-password#");
    const body = { link: new URL(reset).hash.slice(1), password: "another pass phrase" };
    await call(product.url, "", "PUT", "/password-resets", body);
    await expect(call(product.url, "", "PUT", "/password-resets", body)).rejects.toThrow(/: 4\d\d /);
  });

  test("make-operator opens the console, and leaves its line in the log of the system", async () => {
    expect(await minirag(dataDir, "make-operator", email)).toMatchObject({ code: 0 });
    const rows = await minirag(
      dataDir,
      "db-shell",
      "-c",
      `SELECT action FROM "AuditEvent" WHERE action = 'operator.make_operator'`,
    );
    expect(rows.output).toContain("operator.make_operator");
    expect(rows.output).toContain("1 row");
  });

  test("db-shell tells what is wrong with a statement", async () => {
    const said = await minirag(dataDir, "db-shell", "-c", "SELECT nonsense");
    expect(said.code).toBe(1);
    expect(said.output + said.errors).toMatch(/column "nonsense" does not exist/);
  });
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
  for (const name of ["sign-in-link", "reset-password-link", "make-operator", "rotate-keys", "db-shell"])
    expect(help.output).toContain(name);
  const unknown = await minirag(freshData(), "nonsense");
  expect(unknown.code).toBe(1);
  expect(unknown.errors).toContain('There is no command "nonsense".');
});
