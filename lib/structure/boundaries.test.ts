import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = process.cwd();
const CONFIG = [".dependency-cruiser.cjs", "scripts/cruise-resolve.cjs"];

/** It reads every file there is. */
const WITHIN_MS = 60_000;

type Cruise = { summary: { violations: { from: string; rule: { name: string } }[]; totalCruised: number } };

function cruise(folder: string): Cruise["summary"] {
  const cli = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [
    cli,
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
    "app",
    "components",
    "lib",
    "inngest",
  ];
  try {
    const output = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1e9,
      stdio: "pipe",
    });
    return (JSON.parse(output) as Cruise).summary;
  } catch (error) {
    // It exits with the number of violations.
    return (JSON.parse((error as { stdout: string }).stdout) as Cruise).summary;
  }
}

test(
  "nobody imports what they must not",
  () => {
    const { violations, totalCruised } = cruise(ROOT);
    expect(violations.map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([]);
    // A cruise that finds no modules finds no violations either.
    expect(totalCruised).toBeGreaterThan(300);
  },
  WITHIN_MS,
);

describe("a planted violation is found", () => {
  const planted: [rule: string, file: string, imports: string][] = [
    ["core", "lib/core/a.ts", "@/lib/schemas/b"],
    ["core-pure", "lib/core/c.ts", "zod"],
    ["core-pure", "lib/core/d.ts", "node:fs"],
    ["schemas", "lib/schemas/a.ts", "@/lib/db"],
    ["env", "lib/env.ts", "./schemas/b"],
    ["client", "lib/client/a.ts", "@/lib/http"],
    ["components", "components/bots/a.ts", "@/lib/services/bots"],
    ["feature-ui-door", "components/bots/b.ts", "@/components/sources/b"],
    ["patterns-stand-alone", "components/patterns/a.ts", "@/components/sources/b"],
    ["db", "lib/db/a.ts", "@/lib/services/bots"],
    ["adapters", "lib/adapters/mailer/a.ts", "@/lib/services/bots"],
    ["port-door", "lib/adapters/mailer/b.ts", "@/lib/adapters/index"],
    ["services", "lib/services/bots/a.ts", "@/lib/http"],
    ["ports-only-by-the-kit", "lib/services/bots/b.ts", "@/lib/adapters/mailer/port"],
    ["service-door", "lib/services/bots/c.ts", "@/lib/services/sources/internal"],
    ["services-know-no-web", "lib/services/bots/d.ts", "next/server"],
    ["http", "lib/http/a.ts", "@/lib/db"],
    ["app", "app/a.ts", "@/lib/db"],
    ["app", "app/b.ts", "@/lib/services/sources/internal"],
    ["app-functions", "app/api/inngest/route.ts", "@/lib/adapters"],
    ["inngest", "inngest/a.ts", "@/lib/http"],
    ["runtime", "lib/runtime/a.ts", "@/lib/http"],
    ["fence:inngest", "lib/services/bots/e.ts", "inngest"],
    ["fence:next-auth", "lib/http/b.ts", "next-auth"],
    ["fence:@prisma", "lib/services/bots/f.ts", "@prisma/client"],
    ["fence:pg", "lib/services/bots/g.ts", "pg"],
    ["fence:undici", "lib/services/bots/h.ts", "undici"],
    ["fence:nodemailer", "lib/services/bots/i.ts", "nodemailer"],
    ["fence:pino", "lib/services/bots/j.ts", "pino"],
    ["fence:@aws-sdk", "lib/services/bots/k.ts", "@aws-sdk/client-s3"],
    ["fence:stripe", "lib/services/bots/l.ts", "stripe"],
    ["fence:@pinecone-database", "lib/services/bots/m.ts", "@pinecone-database/pinecone"],
    ["fence:@upstash/redis", "lib/services/bots/n.ts", "@upstash/redis"],
    ["no-cycles", "lib/core/cycle.ts", "./turn"],
  ];
  const targets = ["lib/schemas/b.ts", "lib/db/index.ts", "lib/http/index.ts", "lib/services/bots/index.ts"];
  const more = [
    "lib/services/sources/internal.ts",
    "components/sources/b.ts",
    "lib/adapters/index.ts",
    "lib/adapters/mailer/port.ts",
  ];
  let folder: string;
  let found: Set<string>;

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "minirag-boundaries-"));
    for (const file of CONFIG) cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true });
    symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
    for (const file of [...targets, ...more]) plant(file, "export const it = 1;\n");
    plant("lib/core/turn.ts", `export * from "./cycle";\n`);
    for (const [, file, imports] of planted)
      plant(file, `import * as it from "${imports}";\nexport { it };\n`);
    found = new Set(cruise(folder).violations.map(({ from, rule }) => `${rule.name} ${from}`));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function plant(file: string, text: string) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }

  test.each(planted)("%s: %s may not import %s", (rule, file) => {
    expect(found).toContain(`${rule} ${file}`);
  });
});
