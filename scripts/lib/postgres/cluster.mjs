// One PostgreSQL server over one data folder: made, started, stopped.
import { execFile, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);
const SUPERUSER = "minirag";
const READY_WITHIN_MS = 120_000; // recovery after a crash may have much to replay
const STOP_WITHIN_SECONDS = 30;

/** Makes the data folder, whole or not at all: an interrupted initdb leaves only a draft behind. */
export async function initialise({ binaries, cluster, user, password }) {
  if (existsSync(path.join(cluster, "PG_VERSION"))) return;
  const draft = `${cluster}.draft`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const file of [draft, passwordFile]) chownSync(file, user.uid, user.gid);
  const options = ["--auth=scram-sha-256", `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  // The built-in locale is the same on every machine, so a data folder can be carried to another.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  try {
    await run(path.join(binaries, "bin/initdb"), [`--pgdata=${draft}`, ...options, ...locale], as(user));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, cluster);
}

/** The major versions of the data folder and of the programs; a server only opens data of its own. */
export async function majors({ binaries, cluster, user }) {
  const { stdout } = await run(path.join(binaries, "bin/postgres"), ["--version"], as(user));
  const programs = Number(/(\d+)\./.exec(stdout)?.[1]);
  return { programs, data: Number(readFileSync(path.join(cluster, "PG_VERSION"), "utf8")) };
}

/**
 * Starts the server on a free loopback port and waits until it answers.
 * @returns {Promise<{ port: number, pid: number, url(database: string, user?: string, password?: string): string, stop(): Promise<void> }>}
 */
export async function start({ binaries, cluster, user, password, logFile, settings = {} }) {
  const port = await freePort();
  const flags = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port, ...settings };
  const log = openSync(logFile, "w", 0o600);
  const child = spawn(
    path.join(binaries, "bin/postgres"),
    ["-D", cluster, ...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // A session of its own: Ctrl-C reaches us alone, and we stop the server when nobody needs it any more.
    { ...as(user), stdio: ["ignore", log, log], detached: true },
  );
  closeSync(log);
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.once("error", () => {});
  const url = (database, login = SUPERUSER, secret = password) =>
    `postgresql://${login}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
  await waitUntilReady(url("postgres"), exited, logFile);
  return { port, pid: child.pid, url, stop: () => stop({ binaries, cluster, user }) };
}

/** Ends whatever server runs on this data folder, one left over from a killed process too. */
export async function stop({ binaries, cluster, user }) {
  if (!existsSync(path.join(cluster, "postmaster.pid"))) return;
  const control = (mode) =>
    run(
      path.join(binaries, "bin/pg_ctl"),
      ["stop", "-D", cluster, "-m", mode, "-w", "-t", String(STOP_WITHIN_SECONDS)],
      as(user),
    );
  try {
    await control("fast");
  } catch (error) {
    if (/not running|no server running|does not exist|is stale|No such process/i.test(`${error.stderr}`))
      return;
    await control("immediate");
  }
}

async function waitUntilReady(url, exited, logFile) {
  const deadline = Date.now() + READY_WITHIN_MS;
  let hasExited = false;
  exited.then(() => {
    hasExited = true;
  });
  for (let pause = 15; ; pause = Math.min(pause * 1.5, 250)) {
    if (hasExited || Date.now() > deadline) {
      const tail = readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n    ");
      throw new Error(`PostgreSQL did not start. The end of ${logFile}:\n    ${tail}`);
    }
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(pause);
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The server gets none of our environment: it holds secrets. */
function as(user) {
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  return { ...identity, cwd: "/", env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } };
}
