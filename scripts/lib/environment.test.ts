import { expect, test } from "vitest";
import { checkEnvironment } from "./environment.mjs";

test("alone, it brings its own database and secrets", () => {
  expect(checkEnvironment({ MINIRAG_ROLE: "all" }).core.role).toBe("all");
  expect(checkEnvironment({}).core.role).toBe("all");
});

test.each(["web", "worker"])("a %s has to be told what it shares with the others", (role) => {
  const check = () => checkEnvironment({ MINIRAG_ROLE: role });
  for (const name of ["DATABASE_URL", "AUTH_SECRET", "ENCRYPTION_KEYS", "S3_BUCKET"])
    expect(check).toThrow(new RegExp(`^${name} is missing`, "m"));
});
