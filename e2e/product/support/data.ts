import { execFileSync } from "node:child_process";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import { discard, makeFolder } from "./machine";

/** A folder for a test, gone after it with whoever works there. */
export function ownFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => discard(folder));
  return folder;
}

/** A data folder as the first start and a person left it; see global-setup.ts. */
export function usedData(folder = ownFolder()): string {
  const dataDir = path.join(folder, "data");
  execFileSync("cp", ["-a", inject("product").template, dataDir]);
  return dataDir;
}

/** A data folder that is not there yet. */
export const freshData = (): string => path.join(ownFolder(), "data");
