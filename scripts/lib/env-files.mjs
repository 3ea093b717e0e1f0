// `.env.local`, then `.env`, from the project's root; what is already set wins.
import { existsSync } from "node:fs";
import path from "node:path";
import { loadEnvFile } from "node:process";
import { ROOT } from "./project.mjs";

export function loadEnvFiles() {
  for (const name of [".env.local", ".env"]) {
    const file = path.join(ROOT, name);
    if (existsSync(file)) loadEnvFile(file);
  }
  // An empty line in an .env file means "not set".
  for (const [name, value] of Object.entries(process.env)) if (value === "") delete process.env[name];
  process.env.DATA_DIR = path.resolve(ROOT, process.env.DATA_DIR ?? ".data");
}
