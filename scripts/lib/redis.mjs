// The redis-server of the tests: one that is there already, else Debian's packages, unpacked into a folder of ours.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { during } from "./progress.mjs";
import { ROOT } from "./project.mjs";

const FOLDER = path.join(ROOT, "node_modules/.cache/redis");
const PROGRAM = path.join(FOLDER, "redis-server");
const USUAL = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/usr/sbin", "/snap/bin"];
/** The server is a part of the tools; the others are the libraries that few machines have already. */
const PACKAGES = ["redis-server", "redis-tools", "libjemalloc2", "liblzf1", "libatomic1"];
/** Older releases need these; where they are not to be had, the server has them in itself. */
const MORE_PACKAGES = ["liblua5.1-0", "lua-cjson", "lua-bitop"];

/** @returns {Promise<string | undefined>} the executable; undefined: there is none, and none to be had */
export async function ensureRedis() {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...USUAL];
  const installed = folders.map((folder) => path.join(folder, "redis-server")).find(existsSync);
  const given = process.env.REDIS_SERVER_BIN ?? installed;
  if (given) return given;
  if (works(PROGRAM)) return PROGRAM;
  if (!existsSync("/etc/debian_version")) return undefined;
  return during("Getting a redis-server", async () => unpackDebian());
}

function unpackDebian() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  try {
    // Without lists of packages nothing is found; they can be fetched by root alone.
    if (!downloaded(PACKAGES) && process.getuid?.() === 0) run("apt-get", "update", "--quiet");
    if (!downloaded(PACKAGES)) return undefined;
    for (const name of MORE_PACKAGES) downloaded([name]);
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".deb")))
      run("dpkg-deb", "--extract", file, FOLDER);
    const libraries = readdirSync(path.join(FOLDER, "usr/lib"))
      .map((name) => path.join(FOLDER, "usr/lib", name))
      .join(":");
    const lines = [
      "#!/bin/sh",
      `LD_LIBRARY_PATH="${libraries}" exec "${path.join(FOLDER, "usr/bin/redis-server")}" "$@"`,
    ];
    writeFileSync(PROGRAM, `${lines.join("\n")}\n`);
    chmodSync(PROGRAM, 0o755);
  } catch {
    return undefined;
  }
  return works(PROGRAM) ? PROGRAM : undefined;
}

function downloaded(packages) {
  try {
    run("apt-get", "download", "--quiet", ...packages);
    return true;
  } catch {
    return false;
  }
}

function run(command, ...args) {
  execFileSync(command, args, { cwd: FOLDER, stdio: "ignore" });
}

function works(program) {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
