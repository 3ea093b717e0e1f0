// The secrets of the embedded default: made once, kept in the data folder, readable by its owner alone.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

const fileIn = (dataDir) => path.join(dataDir, "secrets.json");

export const hasSecrets = (dataDir) => existsSync(fileIn(dataDir));

/** @returns {{ AUTH_SECRET: string, ENCRYPTION_KEYS: string, POSTGRES_PASSWORD: string, POSTGRES_APP_PASSWORD: string }} */
export function embeddedSecrets(dataDir) {
  const file = fileIn(dataDir);
  if (hasSecrets(dataDir)) return JSON.parse(readFileSync(file, "utf8"));
  const secret = () => randomBytes(32).toString("base64url");
  const secrets = {
    AUTH_SECRET: secret(),
    ENCRYPTION_KEYS: `1:${randomBytes(32).toString("base64")}`,
    POSTGRES_PASSWORD: secret(),
    POSTGRES_APP_PASSWORD: secret(),
  };
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  return secrets;
}
