import { lstat, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { BackupRefused } from "../refused";

const DAY_MS = 24 * 60 * 60_000;

/** What the disk says, in words. */
const REASONS: Record<string, string> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "nothing may be written on that disk",
  ENOENT: "its folder is not there",
  ENOTDIR: "what should be its folder is none",
  EEXIST: "what should be its folder is none",
  EISDIR: "a folder is in its place",
  ENAMETOOLONG: "its name is too long",
};

/** @throws BackupRefused when something is in the place of the file: a backup is never written over anything */
export async function assertFree(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found?.isDirectory())
    throw new BackupRefused(
      `${file} is a folder. Name a file in it, such as ${path.join(file, "it.backup")}.`,
    );
  if (found)
    throw new BackupRefused(
      `${file} is there already, and nothing is written over it. Name another file, or move that one away.`,
    );
}

/** @throws BackupRefused when the folder of a file that somebody named is not there: a disk may not be mounted */
export async function assertFolder(file: string): Promise<void> {
  const folder = path.dirname(file);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory())
    throw new BackupRefused(`There is no folder ${folder}. Make it, or name a file in another one.`);
}

/**
 * Takes away the drafts that killed runs left. One from before a restore is nobody's any more, for a restore is alone; one
 * of a backup may be of another that runs now, unless nothing was written to it for a day.
 */
export async function clearDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, kind] = /^(before-restore|minirag)-.*\.backup\.part$/.exec(name) ?? [];
    if (!kind) continue;
    const draft = path.join(folder, name);
    const at = (await stat(draft).catch(() => null))?.mtimeMs;
    if (at === undefined || (kind === "minirag" && at > Date.now() - DAY_MS)) continue;
    await rm(draft, { force: true });
  }
}

/** Why a file could not be written, when the disk is why; null for what came out of anything else. */
export function refusalFor(error: unknown, file: string): BackupRefused | null {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return null;
  const { code } = error;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new BackupRefused(
      `There is no room for ${file}: the disk is full. Make room, or name a file on another disk. Nothing was left behind.`,
    );
  const at = "path" in error ? error.path : undefined;
  const isOurs = at === `${file}.part` || (typeof at === "string" && isAbove(at, file));
  const reason = REASONS[code];
  return isOurs && reason
    ? new BackupRefused(
        `${file} cannot be written: ${reason} (${code}). Name a file somewhere else, or mend that.`,
      )
    : null;
}

const isAbove = (folder: string, file: string) => file === folder || file.startsWith(`${folder}${path.sep}`);
