// What the engine made of our code at the last start: compiling it anew is a third of a warm start.
import { mkdirSync, rmSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import { ROOT } from "./project.mjs";

const FOLDER = path.join(ROOT, "node_modules/.cache/minirag-code");

/** From here on, code is taken from the cache. Where it cannot be written, nothing changes. */
export const enableCodeCache = () => module.enableCompileCache(FOLDER);

/** Keeps what was compiled since, also for after a kill -9. */
export const keepCode = () => module.flushCompileCache();

/** Forgets the code of older builds, which nobody will ask for again. */
export function forgetCode() {
  const folder = module.getCompileCacheDir();
  if (!folder) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
