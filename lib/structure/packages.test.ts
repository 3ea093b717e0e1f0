import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What the product stands on, and where each is put to use. */
const STANDS_ON: [name: string, used: string][] = [
  ["next", "app/**/*.tsx"],
  ["react", "components/**/*.tsx"],
  ["next-auth", "lib/http/auth/*.ts"],
  ["prisma", "prisma.config.ts"],
  // The client that is made of the schema rests on it.
  ["@prisma/client", "lib/db/generated/*.ts"],
  ["tailwindcss", "app/*.css"],
  ["@upstash/redis", "lib/adapters/**/upstash/*.ts"],
  ["inngest", "inngest/**/*.ts"],
  ["@pinecone-database/pinecone", "lib/adapters/search-index/pinecone/**/*.ts"],
  ["ai", "lib/adapters/models/**/*.ts"],
  ["stripe", "lib/adapters/billing/stripe/**/*.ts"],
  ["zod", "lib/schemas/**/*.ts"],
  ["@playwright/test", "e2e/**/*.spec.ts"],
];

const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
  "dependencies" | "devDependencies",
  Record<string, string>
>;
const direct = { ...devDependencies, ...dependencies };

test.each(STANDS_ON)("%s is pinned, and used in %s", (name, used) => {
  expect(direct[name]).toMatch(/^\d+\.\d+\.\d+$/);
  const imported = new RegExp(`(?:from|@import|import\\() ?"${name}(?:/[^"]+)?"`);
  const users = globSync(used).filter(
    (file) => !/\.test\.tsx?$/.test(file) && imported.test(readFileSync(file, "utf8")),
  );
  expect(users).not.toEqual([]);
});
