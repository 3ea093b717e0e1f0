// Who runs, as the kernel tells it. A process is its number and the moment it began: numbers are used again.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export type Process = { pid: number; parent: number; began: string; command: string; folder: string };

/** Everything that runs and is not just waiting to be buried. */
function all(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => look(Number(name)) ?? []);
}

function look(pid: number): Process | null {
  try {
    // The name stands in brackets and may hold anything.
    const [state, parent, ...rest] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    if (state === "Z") return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, parent: Number(parent), began: rest[17] ?? "", command, folder: folderOf(pid) };
  } catch {
    return null;
  }
}

function folderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}

/** A process and all that descend from it. */
export function familyOf(pid: number): Process[] {
  const everybody = all();
  const family = everybody.filter((one) => one.pid === pid);
  for (const member of family) family.push(...everybody.filter(({ parent }) => parent === member.pid));
  return family;
}

/** Those that work in a folder, or were told of it. */
export function workingIn(folder: string): Process[] {
  return all().filter(
    (one) => one.pid !== process.pid && (one.folder.startsWith(folder) || one.command.includes(folder)),
  );
}

/** Which of them still run. */
export function alive(processes: readonly Process[]): Process[] {
  return processes.filter(({ pid, began }) => look(pid)?.began === began);
}

/** Waits until none of them runs any more. @returns milliseconds @throws Error that names who is left */
export async function untilGone(processes: readonly Process[], withinMs: number): Promise<number> {
  const since = Date.now();
  for (;;) {
    const left = alive(processes);
    const ms = Date.now() - since;
    if (left.length === 0) return ms;
    if (ms > withinMs)
      throw new Error(
        `after ${ms} ms still there:\n${left.map(({ pid, command }) => `${pid} ${command}`).join("\n")}`,
      );
    await sleep(20);
  }
}

export function kill(processes: readonly Process[], signal: NodeJS.Signals): void {
  for (const { pid } of alive(processes)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It was quicker.
    }
  }
}

const TICKS_A_SECOND = 100;

/** How long they have kept a processor busy since they began, in seconds. */
export function busySeconds(processes: readonly Process[]): number {
  const ticks = alive(processes).map(({ pid }) => {
    const [, ...rest] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(rest[10]) + Number(rest[11]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND;
}
