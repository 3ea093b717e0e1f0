// One PostgreSQL server over one data folder: made and started.
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { spawnTethered } from "../tether.mjs";
import { asUser, runProgram } from "./as-user.mjs";

const SUPERUSER = "minirag";
const READY_WITHIN_MS = 120_000; // recovery after a crash may have much to replay
const PREDECESSOR_GONE_WITHIN_MS = 10_000;
/** What the server says while processes of one that was killed are still there. */
const PREDECESSOR = /pre-existing shared memory block|lock file .* already exists/;

/** Makes the data folder, whole or not at all: an interrupted initdb leaves only a draft behind. */
export async function initialise({ binaries, cluster, user, password }) {
  if (existsSync(path.join(cluster, "PG_VERSION"))) return;
  removeDrafts(cluster);
  mkdirSync(path.dirname(cluster), { recursive: true });
  const draft = mkdtempSync(`${cluster}.draft-`);
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const file of [draft, passwordFile]) chownSync(file, user.uid, user.gid);
  const options = ["--auth=scram-sha-256", `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  // The built-in locale is the same on every machine, so a data folder can be carried to another.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  try {
    await runProgram({ binaries, user }, "initdb", [`--pgdata=${draft}`, ...options, ...locale]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, cluster);
}

/** Of starts that were killed. Programs of theirs may still be writing: then it goes at the next start. */
function removeDrafts(cluster) {
  const folder = path.dirname(cluster);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((one) => one.startsWith(`${path.basename(cluster)}.draft`)))
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch (error) {
      if (error.code !== "ENOTEMPTY") throw error;
    }
}

/** An address of the server on this port. */
export function serverUrl({ port, password, database, login = SUPERUSER }) {
  return `postgresql://${login}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts the server, on a free loopback port unless one is given, and waits until it answers. It ends with this process.
 * @returns {Promise<{ port: number, exited: Promise<void> }>}
 */
export async function start(options) {
  const port = options.port ?? (await freePort());
  const giveUpAt = Date.now() + PREDECESSOR_GONE_WITHIN_MS;
  for (;;) {
    const { exited } = spawnServer({ ...options, port });
    if (await isReady(serverUrl({ ...options, port, database: "postgres" }), exited)) return { port, exited };
    const said = readFileSync(options.logFile, "utf8");
    if (!PREDECESSOR.test(said) || Date.now() > giveUpAt) throw notStarted(options.logFile, said);
    await sleep(200);
  }
}

function spawnServer({ binaries, cluster, user, port, logFile, settings }) {
  const flags = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port, ...settings };
  const log = openSync(logFile, "w", 0o600);
  const child = spawnTethered(
    path.join(binaries, "bin/postgres"),
    ["-D", cluster, ...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // A session of its own: Ctrl-C reaches us alone, and we stop the server when nobody needs it any more.
    { ...asUser(user), signal: "INT", output: [log, log], detached: true },
  );
  closeSync(log);
  const exited = new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return { exited };
}

/** @returns {Promise<boolean>} false when the server ended @throws Error when it refuses us */
async function isReady(url, exited) {
  const deadline = Date.now() + READY_WITHIN_MS;
  let hasExited = false;
  exited.then(() => {
    hasExited = true;
  });
  for (let pause = 15; !hasExited && Date.now() < deadline; pause = Math.min(pause * 1.5, 250)) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (error.code === "28P01") throw new Error(WRONG_PASSWORD);
      await sleep(pause);
    }
  }
  return false;
}

const WRONG_PASSWORD =
  "PostgreSQL does not take the password in secrets.json: that file and the database in the same data folder do not belong together. Put back the secrets.json that was made with it";

function notStarted(logFile, said) {
  const lines = said.trim().split("\n");
  const reasons = lines.filter((line) => / (FATAL|PANIC|HINT): /.test(line));
  const tail = (reasons.length > 0 ? reasons : lines).slice(-5).join("\n");
  return new Error(`PostgreSQL did not start. From ${logFile}:\n${tail}`);
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
