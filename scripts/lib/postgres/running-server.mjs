// The server that runs on a data folder, whoever started it: it may be left over from a process that was killed.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runProgram } from "./as-user.mjs";

const STOP_WITHIN_SECONDS = 30;
/** Larger than any process id. */
const NOBODY = 2 ** 31 - 1;

/** @returns {{ pid: number, port: number } | null} the server that runs on this folder now */
export function runningServer(cluster) {
  const lines = readPidFile(cluster);
  const pid = Number(lines?.[0]);
  return pid > 0 && isServerOf(pid, cluster) ? { pid, port: Number(lines[3]) } : null;
}

/** Ends the server that runs on this folder, if there is one. */
export async function stopServer(place) {
  const { cluster } = place;
  if (!runningServer(cluster)) return forgetDeadServer(cluster);
  const stop = (mode) =>
    runProgram(place, "pg_ctl", ["stop", "-D", cluster, "-m", mode, "-w", "-t", String(STOP_WITHIN_SECONDS)]);
  try {
    await stop("fast");
  } catch (error) {
    if (!runningServer(cluster)) return;
    await stop("immediate").catch(() => {
      throw error;
    });
  }
}

/**
 * After a restart of the machine or the container the number in a dead server's file may be that of another program:
 * pg_ctl would send that its signals, and a new server would not start. The rest of the file has to stay: by it a new
 * server finds out whether processes of the dead one still write.
 */
function forgetDeadServer(cluster) {
  const lines = readPidFile(cluster);
  if (lines) writeFileSync(path.join(cluster, "postmaster.pid"), [NOBODY, ...lines.slice(1)].join("\n"));
}

function readPidFile(cluster) {
  const file = path.join(cluster, "postmaster.pid");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : null;
}

/** A server works in its data folder, also after the folder was moved. */
function isServerOf(pid, cluster) {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes(cluster);
  } catch {
    return false;
  }
}
