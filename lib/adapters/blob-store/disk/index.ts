import "server-only";
import { randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import { open, readdir, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { streamOf } from "@/lib/core/stream-of";
import type { BlobStore } from "../port";
import { openDrafts } from "./drafts";
import { fileOf, placeOf } from "./keys";
import { writeWhole } from "./write-whole";

const PROBE_BYTES = 4096;

/** Blobs as files under `folder`: `stored/<key>~`, and `drafts/` for uploads under way. */
export function createDiskBlobs({ folder }: { folder: string }): BlobStore {
  const root = path.join(folder, "stored");
  const drafts = openDrafts(path.join(folder, "drafts"));
  return {
    adapter: "disk",
    async check() {
      const probe = path.join(drafts, randomUUID());
      await writeWhole(probe, drafts, new Blob([new Uint8Array(PROBE_BYTES)]).stream(), PROBE_BYTES);
      await rm(probe);
      const { bavail, bsize } = await statfs(folder);
      return `${folder}, ${((bavail * bsize) / 1e9).toFixed(1)} GB free`;
    },
    put: async (key, body, { maxBytes }) => writeWhole(fileOf(root, key), drafts, body, maxBytes),
    async get(key) {
      const handle = await open(fileOf(root, key), "r").catch((error: unknown) => {
        throw isMissing(error)
          ? new AppError("not_found", "This file is not there.", { cause: error })
          : error;
      });
      return streamOf(handle.createReadStream());
    },
    presignPut: async () => null,
    async deletePrefix(prefix) {
      const { place, nameStart } = placeOf(root, prefix);
      if (nameStart === "") return rm(place, { recursive: true, force: true });
      const names = (await entriesOf(place)).map((entry) => entry.name);
      const removed = names.filter((name) => name.startsWith(nameStart));
      await Promise.all(removed.map((name) => rm(path.join(place, name), { recursive: true, force: true })));
    },
    async list(prefix) {
      const { place } = placeOf(root, prefix);
      const entries = await entriesOf(place);
      return Promise.all(
        entries.map(async ({ name }) => ({
          name: name.replace(/~$/, ""),
          writtenAt: (await stat(path.join(place, name))).mtime,
        })),
      );
    },
    async count(prefix) {
      const { place, nameStart } = placeOf(root, prefix);
      return countIn(place, nameStart);
    },
  };
}

async function countIn(folder: string, nameStart = ""): Promise<number> {
  let count = 0;
  for (const entry of await entriesOf(folder)) {
    if (!entry.name.startsWith(nameStart)) continue;
    count += entry.isDirectory() ? await countIn(path.join(folder, entry.name)) : 1;
  }
  return count;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
