// Says what is wrong with the environment before anything is started.
import { randomBytes } from "node:crypto";
import { parseEnv } from "../../lib/env.ts";
import { Refusal } from "./progress.mjs";

/** The embedded default makes these by itself, later; until then something stands in for them. */
const EMBEDDED = {
  DATABASE_URL: "postgresql://embedded",
  AUTH_SECRET: randomBytes(32).toString("hex"),
  ENCRYPTION_KEYS: `1:${randomBytes(32).toString("base64")}`,
};

/**
 * Reads and checks every variable; without DATABASE_URL those of the embedded database need not be there, unless the
 * process is one of several, which would then have a database each, or there shall be a pooler before it.
 * @returns {import("../../lib/env.ts").Env} @throws Refusal with every problem there is
 */
export function checkEnvironment(source = process.env) {
  const isAlone = (source.MINIRAG_ROLE ?? "all") === "all" && source.DATABASE_POOLED !== "1";
  const parsed = parseEnv(source.DATABASE_URL || !isAlone ? source : { ...EMBEDDED, ...source });
  if (!parsed.ok) throw new Refusal(parsed.problems);
  return parsed.env;
}
