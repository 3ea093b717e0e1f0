import { spawn } from "node:child_process";
import type { TestTenant } from "./fixtures";

/** Takes in what the tenant has queued, in a process that kills itself at `point`; null when it did, 0 when it got through. */
export function runUntil(point: string, tenant: TestTenant): Promise<number | null> {
  const args = [
    "--conditions=react-server",
    "--import",
    "tsx",
    "lib/testing/crash-child.ts",
    tenant.id,
    point,
  ];
  return new Promise((resolve) => {
    const process_ = spawn(process.execPath, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: process.env,
    });
    process_.on("exit", (code) => resolve(code));
  });
}
