import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

const ABANDONED_MS = 24 * 3600 * 1000;

/** Makes the folder of uploads under way, and removes from it what a crash left; another process may be at work in it. */
export function openDrafts(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const draft = path.join(folder, name);
    const touched = statSync(draft, { throwIfNoEntry: false })?.mtimeMs;
    if (touched !== undefined && touched < Date.now() - ABANDONED_MS) rmSync(draft, { force: true });
  }
  return folder;
}
