import "server-only";
import { mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { AppError } from "@/lib/core/errors";
import { isId, type SpaceId, type TenantId } from "@/lib/core/ids";
import { invariant } from "@/lib/core/invariant";
import type { Logger } from "@/lib/core/log";
import type { SearchIndex, TenantIndex } from "../port";
import { DamagedFileError, fromSqlite } from "./errors";
import { OpenFiles } from "./open-files";
import { createTenantIndex, type FileAccess } from "./tenant-index";
import { WriteQueue } from "./write-queue";

const FILE_ENDING = ".sqlite";
const DAMAGED_ENDING = ".damaged";
const PROBE_BYTES = 4096;

/**
 * The search index of the embedded default: one SQLite file a tenant, read here, written by a thread of its own. Other
 * processes may have the same files open. Whatever is lost can be rebuilt from PostgreSQL: a damaged file is set aside
 * under another name, once, and whoever met it is told `unavailable`.
 */
export function createSqliteIndex({ folder, log }: { folder: string; log: Logger }): SearchIndex {
  const files = new OpenFiles();
  const queue = new WriteQueue();
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  /** @param inode of the file that was found damaged: it may have been set aside by somebody else, and made anew. */
  async function setAside(file: string, inode: number | undefined, cause: unknown): Promise<never> {
    files.drop(file);
    await queue.write(file, { type: "release" });
    if (inode !== undefined && inodeOf(file) === inode) {
      log.error({ file: path.basename(file), err: cause }, "search index damaged, set aside; to be rebuilt");
      // The journal goes first: beside a new file it would be taken for that one's.
      for (const ending of ["-wal", "-shm"]) rmSync(file + ending, { force: true });
      renameSync(file, file + DAMAGED_ENDING);
    }
    throw new AppError("unavailable", "The search index was damaged and has to be rebuilt.", { cause });
  }

  async function guard<T>(file: string, work: () => Promise<T>): Promise<T> {
    const inode = inodeOf(file);
    try {
      return await work();
    } catch (thrown) {
      const error = fromSqlite(thrown);
      if (error instanceof DamagedFileError) return setAside(file, inode, error);
      throw error;
    }
  }

  function accessTo(tenantId: TenantId): FileAccess {
    invariant(isId("tenant", tenantId), "an index handle needs a tenant's id");
    const file = path.join(folder, tenantId + FILE_ENDING);
    return {
      read: (work) => guard(file, () => files.use(file, work)),
      write: (order) => guard(file, () => queue.write(file, order)),
    };
  }

  return {
    adapter: "SQLite",
    seenWithinMs: 0,
    async check() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A disk that is full, or mounted for reading, is found by writing alone.
      const probe = path.join(folder, `probe-${process.pid}`);
      await writeFile(probe, new Uint8Array(PROBE_BYTES)).finally(() => rm(probe, { force: true }));
      const damaged = (await readdir(folder)).filter((name) => name.endsWith(DAMAGED_ENDING)).length;
      return `${sqliteVersion()} in ${folder}${damaged === 0 ? "" : `, ${damaged} damaged files set aside`}`;
    },
    forTenant(tenantId: TenantId, spaceId: SpaceId | null): TenantIndex {
      return createTenantIndex(accessTo(tenantId), spaceId);
    },
    async close() {
      await queue.close();
      files.close();
    },
  };
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

function sqliteVersion(): string {
  const database = new DatabaseSync(":memory:");
  try {
    return String(database.prepare("select sqlite_version() as version").get()?.version);
  } finally {
    database.close();
  }
}
