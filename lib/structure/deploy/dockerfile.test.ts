import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { SOURCES } from "@/scripts/lib/build.mjs";
import { allOf, copiesIn, readDockerfile } from "./read-dockerfile";

const stages = readDockerfile(readFileSync("Dockerfile", "utf8"));
const names = stages.map(({ name }) => name);
const everything = stages.flatMap(({ instructions }) => instructions);
const ignored = readFileSync(".dockerignore", "utf8").split("\n");

/** Not in the repository: what the build makes. */
const MADE = [".next", "dist", "node_modules/.minirag-client"];
/** The name of a package, not of a file, and none of Node's own. */
const IMPORT = /(?:^(?:import|\}) .*|\bimport\()"((?:@[\w-]+\/)?[\w-]+)(?:\/[^":]*)?"/gm;
const TARGETS = [
  ["all", undefined],
  ["web", "web"],
  ["worker", "worker"],
] as const;

describe("stages", () => {
  test("each goes on from one before it; the first from Node 24 at a fixed release of Debian", () => {
    expect(stages[0]?.from).toMatch(/^node:24[\d.]*-bookworm-slim$/);
    for (const [at, { from }] of stages.entries()) if (at > 0) expect(names.slice(0, at)).toContain(from);
  });

  test("without a target, one process for everything is made", () => {
    expect(names.at(-1)).toBe("all");
  });

  test("what is copied is there: in the repository and not left out of it, or in an earlier stage", () => {
    let copies = 0;
    for (const [at, { instructions }] of stages.entries())
      for (const { from, sources } of copiesIn(instructions)) {
        if (from) expect(names.slice(0, at)).toContain(from);
        for (const source of sources) {
          const file = from ? path.relative("/app", source) : source;
          const isThere = existsSync(file) || MADE.includes(file);
          expect(isThere, source).toBe(true);
          if (!from) expect(ignored).not.toContain(file);
          copies++;
        }
      }
    expect(copies).toBeGreaterThan(20);
  });
});

describe.each(TARGETS)("the target %s", (target, role) => {
  const instructions = allOf(stages, target);
  const last = (name: string) => instructions.findLast((one) => one.name === name)?.args ?? "";
  const variables = instructions.filter(({ name }) => name === "ENV").map(({ args }) => args);

  test("runs as a user by number, who is not root", () => {
    expect(last("USER")).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  test("gets its signals itself: no shell stands in between", () => {
    const command = JSON.parse(last("CMD")) as string[];
    expect(command).toEqual(["node", "scripts/launch.mjs"]);
    expect(existsSync(command[1] ?? "")).toBe(true);
    expect(instructions.some(({ name }) => name === "ENTRYPOINT" || name === "SHELL")).toBe(false);
  });

  test("is watched", () => {
    const [, check = ""] = /CMD (\[.+\])$/.exec(last("HEALTHCHECK")) ?? [];
    const [program, script] = JSON.parse(check) as string[];
    expect([program, existsSync(script ?? "")]).toEqual(["node", true]);
  });

  test("has its role and no other", () => {
    expect(
      variables
        .join(" ")
        .match(/MINIRAG_ROLE=\w+/g)
        ?.at(-1),
    ).toBe(role && `MINIRAG_ROLE=${role}`);
  });

  test("starts warm: all that the build's stamp counts is in it, and the stamps", () => {
    const copied = copiesIn(instructions).flatMap(({ from, sources }) =>
      from === "build" ? sources.map((source) => path.relative("/app", source)) : [],
    );
    const isIn = (file: string) => copied.some((one) => file === one || file.startsWith(`${one}/`));
    expect(SOURCES.length).toBeGreaterThan(10);
    for (const file of [...SOURCES, ...MADE, "package-lock.json", "docs/guides", "server.mjs"])
      expect(isIn(file), file).toBe(true);
  });
});

describe("secrets", () => {
  test("none is asked for or set while it is built", () => {
    expect(everything.filter(({ name }) => name === "ARG")).toEqual([]);
    const set = everything.filter(({ name }) => name === "ENV").map(({ args }) => args);
    expect(set.join(" ")).not.toMatch(/SECRET|PASSWORD|TOKEN|KEY|DATABASE_URL/);
  });

  test("what this machine alone knows, or made, does not get in", () => {
    expect(ignored).toEqual(expect.arrayContaining([".env", ".env.*", ".data", "**/node_modules", ".git"]));
    const made = readFileSync(".gitignore", "utf8").split("\n").filter(Boolean);
    const covers = (line: string) =>
      ignored.some((one) => one && (path.matchesGlob(line, one) || line.startsWith(`${one}/`)));
    expect(made.map((line) => line.replace(/\/$/, "")).filter((line) => !covers(line))).toEqual([]);
  });
});

describe("doubles and fixtures of the tests", () => {
  const isLeftOut = (file: string) =>
    ignored.some((one) => one && (path.matchesGlob(file, one) || path.matchesGlob(file, `${one}/**`)));
  const files = globSync("{app,components,inngest,lib,scripts}/**/*.{ts,tsx,mjs}");
  const kept = files.filter((file) => !isLeftOut(file));

  test("are not in the image", () => {
    expect(files).toContain("lib/testing/fixtures.ts");
    expect(kept.length).toBeGreaterThan(500);
    expect(kept.filter((file) => /\btesting\b|\bdouble|^lib\/structure\b/.test(file))).toEqual([]);
  });

  test("are imported by nothing that is in it", () => {
    const importing = kept.filter((file) =>
      /(?:from|import\() ?"[^"]*(?:\/testing\/|\/contract")/.test(readFileSync(file, "utf8")),
    );
    expect(importing).toEqual([]);
  });
});

test("what runs imports nothing that only the build and the tests have", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  // The tests' browser is no part of what runs.
  const files = globSync([
    "server.mjs",
    "scripts/{launch,cli}.mjs",
    "scripts/{lib,prisma-engine}/**/*.mjs",
  ]).filter((file) => !file.endsWith("browser.mjs"));
  const imported = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, name = ""]) => name),
  );
  expect(new Set(imported)).toContain("pg");
  // Called by their paths.
  for (const name of new Set([...imported, "prisma", "@prisma/schema-engine-wasm"]))
    expect(dependencies, name).toHaveProperty([name]);
});
