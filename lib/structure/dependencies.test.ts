import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Locked = {
  version?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  license?: string;
  link?: boolean;
  inBundle?: boolean;
};

const json = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const { packages } = json("package-lock.json") as { packages: Record<string, Locked> };
const manifest = json("package.json") as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const locked = Object.entries(packages)
  .filter(([place]) => place !== "")
  .map(([place, entry]) => ({ place, name: place.slice(place.lastIndexOf("node_modules/") + 13), ...entry }));

/** Versions below these have known holes that matter here. */
const FLOORS = {
  next: "16.3.8",
  react: "19.2.1",
  "next-auth": "4.24.15",
  inngest: "3.54.0",
  nodemailer: "7.0.7",
  mammoth: "1.12.2",
};

const BANNED = [
  "xlsx",
  "ip",
  "private-ip",
  "is-localhost-ip",
  "express-brute",
  "request",
  "node-fetch-npm",
  "mupdf",
];
const COPYLEFT = /\b(AGPL|SSPL|BUSL|Elastic)/i;

const compare = (a: string, b: string) => {
  const [left, right] = [a, b].map((version) => version.split("-")[0]?.split(".").map(Number) ?? []);
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

test("no version with a known hole, wherever it lies in the tree", () => {
  for (const [name, floor] of Object.entries(FLOORS)) {
    const found = locked.filter((entry) => entry.name === name);
    expect(found.length, name).toBeGreaterThan(0);
    for (const { version = "0", place } of found)
      expect(compare(version, floor), place).toBeGreaterThanOrEqual(0);
  }
});

test("nothing banned, and nothing under a licence that would bind who runs the product", () => {
  expect(locked.filter(({ name }) => BANNED.includes(name))).toEqual([]);
  expect(locked.filter(({ license = "" }) => COPYLEFT.test(license)).map(({ place }) => place)).toEqual([]);
});

test("every package is locked by a SHA-512 sum, and from the registry", () => {
  for (const { place, integrity, resolved, link, inBundle } of locked) {
    // What is bundled lies in its parent, under the sum of that.
    if (link || inBundle) continue;
    expect(integrity, place).toMatch(/^sha512-/);
    // The lock file names no host, so that any registry serves it; nothing comes from a repository or an address.
    expect(resolved, place).toBeUndefined();
  }
});

test("only the install scripts that were looked at may run", () => {
  const withScript = [
    ...new Set(locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)),
  ];
  expect(withScript.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});

test("direct dependencies are pinned exactly", () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+|^npm:/);
  }
});
