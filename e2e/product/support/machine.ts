// The bare machine: what a newcomer's shell finds, folders, other users, other checkouts.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { kill, workingIn } from "./processes";

export const ROOT = process.cwd();
export const isRoot = process.getuid?.() === 0;
const OUTSIDE = "/var/lib/minirag";

/** A folder that the database's user can enter. `discard` ends whoever works there, and removes it. */
export function makeFolder(parent = os.tmpdir()): string {
  const folder = mkdtempSync(path.join(realpathSync(parent), "minirag-product-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Ends what works in the folder and removes it, with what the product keeps for it under /var/lib. */
export function discard(folder: string): void {
  kill(workingIn(folder), "SIGKILL");
  for (const marker of findMarkers(folder)) {
    const outside = path.join(OUTSIDE, readFileSync(marker, "utf8").trim());
    kill(workingIn(outside), "SIGKILL");
    rmSync(outside, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function findMarkers(folder: string): string[] {
  const found = execFileSync("find", [
    folder,
    "-maxdepth",
    "5",
    "-name",
    "postgres-outside",
    "-not",
    "-path",
    "*/node_modules/*",
  ]);
  return found.toString().split("\n").filter(Boolean);
}

/** The Node that npm runs on, as a newcomer has it: not the one that npm brought into this project. */
export function systemNode(): string {
  return realpathSync(process.env.npm_node_execpath ?? findOutside("node"));
}

function findOutside(name: string): string {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    if (!folder.startsWith(ROOT) && existsSync(file)) return file;
  }
  throw new Error(`there is no ${name} outside of this project`);
}

/** A folder with Node, npm and a shell, and nothing else. */
export function barePath(folder: string): string {
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  symlinkSync(systemNode(), path.join(bin, "node"));
  symlinkSync(realpathSync(process.env.npm_execpath ?? findOutside("npm")), path.join(bin, "npm"));
  symlinkSync("/bin/sh", path.join(bin, "sh"));
  return bin;
}

/** This checkout, installed and built, at another place. Files of packages are shared, for they are never written to. */
export function cloneProject(target: string): void {
  mkdirSync(target, { recursive: true });
  const own = ["app", "components", "dist", "docs", "inngest", "lib", "prisma", "public", "scripts"];
  const files = ["instrumentation.ts", "proxy.ts", "server.mjs", ".npmrc"];
  const configs = [
    "package.json",
    "package-lock.json",
    "next.config.ts",
    "postcss.config.mjs",
    "prisma.config.ts",
    "tsconfig.json",
  ];
  copy("-a", [...own, ...files, ...configs], target);
  mkdirSync(path.join(target, ".next"));
  const built = execFileSync("ls", ["-A", ".next"])
    .toString()
    .split("\n")
    .filter((name) => name && !["cache", "dev"].includes(name));
  copy(
    "-a",
    built.map((name) => path.join(".next", name)),
    path.join(target, ".next"),
  );
  try {
    copy("-al", ["node_modules"], target);
  } catch {
    // Another file system.
    rmSync(path.join(target, "node_modules"), { recursive: true, force: true });
    copy("-a", ["node_modules"], target);
  }
}

function copy(how: string, names: readonly string[], target: string): void {
  execFileSync("cp", [how, ...names, `${target}/`], { cwd: ROOT, stdio: "pipe" });
}

export type User = { name: string; uid: number; gid: number };

/** An ordinary user, made for a test. Only root can. */
export function makeUser(): User {
  const name = `minirag${process.pid}`;
  execFileSync("useradd", ["--no-create-home", "--shell", "/bin/sh", name], { stdio: "pipe" });
  const id = (flag: string) => Number(execFileSync("id", [flag, name]).toString());
  return { name, uid: id("-u"), gid: id("-g") };
}

export function removeUser({ name }: User): void {
  execFileSync("userdel", [name], { stdio: "pipe" });
}
