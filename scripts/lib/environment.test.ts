import { expect, test } from "vitest";
import { checkEnvironment } from "./environment.mjs";

const NODE_ENV = "production";

test("alone, it brings its own database and secrets", () => {
  expect(checkEnvironment({ NODE_ENV, MINIRAG_ROLE: "all" }).core.role).toBe("all");
  expect(checkEnvironment({ NODE_ENV }).core.role).toBe("all");
});

test("a pooler stands before a database of one's own", () => {
  expect(() => checkEnvironment({ NODE_ENV, DATABASE_POOLED: "1" })).toThrow(/^DATABASE_URL is missing/m);
});

test.each(["web", "worker"])("a %s has to be told what it shares with the others", (role) => {
  const check = () => checkEnvironment({ NODE_ENV, MINIRAG_ROLE: role });
  for (const name of ["DATABASE_URL", "AUTH_SECRET", "ENCRYPTION_KEYS", "S3_BUCKET", "PINECONE_INDEX_HOST"])
    expect(check).toThrow(new RegExp(`^${name} is missing`, "m"));
});
