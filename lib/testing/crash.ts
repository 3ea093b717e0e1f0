import { spawn } from "node:child_process";
import path from "node:path";
import { bundleCrashChild } from "./crash-bundle";
import type { TestTenant } from "./fixtures";

/** What was compiled for one process is there for the next. */
const NODE_COMPILE_CACHE = path.resolve("node_modules/.cache/minirag-crash/code");
let bundle: Promise<string> | undefined;

/** Takes in what the tenant has queued, in a process that kills itself at `point`; null when it did, 0 when it got through. */
export async function runUntil(
  point: string,
  tenant: TestTenant,
  environment: Record<string, string> = {},
): Promise<number | null> {
  bundle ??= bundleCrashChild();
  const args = ["--conditions=react-server", await bundle, tenant.id, point];
  return new Promise((resolve) => {
    const process_ = spawn(process.execPath, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_COMPILE_CACHE, ...environment },
    });
    process_.on("exit", (code) => resolve(code));
  });
}

/** How many processes were killed in each window, for the end of a test file. */
export class KillCount {
  readonly #kills = new Map<string, number>();

  add(window: string): void {
    this.#kills.set(window, (this.#kills.get(window) ?? 0) + 1);
  }

  toString(): string {
    const rows = [...this.#kills].sort(([a], [b]) => a.localeCompare(b));
    return rows.map(([window, kills]) => `  ${String(kills).padStart(3)}  ${window}`).join("\n");
  }
}
