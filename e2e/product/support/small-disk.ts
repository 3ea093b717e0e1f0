// A data folder on a disk of its own, so small that a test can fill it: a mount that the product alone has, made by root,
// or by anybody where the kernel lets people have namespaces of their own.
import { spawnSync } from "node:child_process";
import { rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRoot } from "./machine";
import type { Product } from "./product";

const MOUNT = 'mount -t tmpfs -o size="$0",mode=0711 none "$1"; shift; exec "$@"';
const [UNSHARE, SHELL] = ["/usr/bin/unshare", "/bin/sh"];
const asRoot = [UNSHARE, "--mount", SHELL, "-ec"];
// Inside, the mount is made as the namespace's root; what runs on it is the user again.
const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const asUser = [UNSHARE, "--user", "--map-root-user", "--mount", SHELL, "-ec"];
const backToUser = [UNSHARE, "--user", `--map-user=${uid}`, `--map-group=${gid}`];

/** The command that runs `command` with a disk of this size (as mount takes it) at `dataDir`, which has to be there. */
export function withSmallDisk(dataDir: string, size: string, command: readonly string[]): string[] {
  const mounted = ["PATH=$PATH:/usr/bin:/bin:/sbin", MOUNT].join("; ");
  return isRoot
    ? [...asRoot, mounted, size, dataDir, ...command]
    : [...asUser, mounted, size, dataDir, ...backToUser, ...command];
}

/** Whether this machine lets us. */
export function canHaveSmallDisk(): boolean {
  const [program = "", ...args] = withSmallDisk("/mnt", "1m", ["/bin/true"]);
  return spawnSync(program, args).status === 0;
}

/** The product's small disk, from outside. */
export class SmallDisk {
  readonly #filler: string;

  constructor({ npm, dataDir }: Product) {
    this.#filler = path.join(`/proc/${npm.pid}/root`, dataDir, "filler");
  }

  /** Takes all room, but for so many bytes. */
  fill(leaveBytes = 0): void {
    const block = Buffer.alloc(64 * 1024);
    try {
      for (;;) writeFileSync(this.#filler, block, { flag: "a" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    }
    if (leaveBytes > 0) this.#shrink(leaveBytes);
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }

  #shrink(bytes: number): void {
    truncateSync(this.#filler, statSync(this.#filler).size - bytes);
  }
}
