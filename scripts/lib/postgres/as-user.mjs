import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** How PostgreSQL's programs are spawned: as their user, and without our environment, which holds secrets. */
export function asUser(user) {
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  return { ...identity, cwd: "/", env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } };
}

/** Runs one of the programs of `place` to its end. */
export function runProgram({ binaries, user }, name, args) {
  return execute(path.join(binaries, "bin", name), args, asUser(user));
}
