import { AppError, validationFailed } from "@/lib/core/errors";
import { safeFileName } from "@/lib/core/file-name";
import { newId } from "@/lib/core/ids";
import { MAX_FILE_BYTES } from "@/lib/schemas/file-limits";
import { AddUploads } from "@/lib/schemas/upload";
import { type Ctx, command, workflow } from "../_kit";
import { storeOriginal } from "../ingestion";
import { createFileSource, discardUnused, type StagedFile } from "./add-files";
import { restoreOriginals } from "./restore-originals";
import { countAsAdded, removeUploads, uploadKey } from "./uploads";

/**
 * One source of files that were sent to the store. Each is copied to where no address leads, and measured on the way, so
 * nothing is believed of who sent it. What was sent goes, except after a failure that another try can mend.
 */
export const addUploads = workflow({
  name: "source.add_uploads",
  permission: "sources:write",
  input: AddUploads,
  isOnce: true,
  addsContent: true,
  async run({ ctx, input }) {
    try {
      const { source, files } = await addTaken(ctx, input);
      try {
        await restoreOriginals(ctx, { files, duplicates: source.duplicates });
      } finally {
        await discardUnused(ctx, files);
      }
      await removeUploads(ctx, input.uploads);
      await countAsAdded(ctx, input.uploads);
      return source;
    } catch (thrown) {
      if (!AppError.from(thrown).retryable) await removeUploads(ctx, input.uploads);
      throw thrown;
    }
  },
});

const addTaken = command({
  name: "source.add",
  permission: "sources:write",
  input: AddUploads,
  adds: ["sources", "documents", "storageBytes"],
  prepare: ({ ctx, input: { uploads } }) => takeUploads(ctx, uploads),
  async run({ tx, input: { type: _, uploads: __, ...fields }, prepared: files }) {
    const { result: source, ...rest } = await createFileSource(tx, fields, files);
    return { ...rest, result: { source, files } };
  },
  undo: ({ ctx, prepared }) => discardUnused(ctx, prepared),
  // A repeat has taken nothing itself.
  remember: ({ source }) => ({ source, files: [] }),
});

/** Somebody waits for the answer, and each file passes through here. */
const TAKEN_AT_ONCE = 4;

type Upload = AddUploads["uploads"][number];

async function takeUploads(ctx: Ctx, uploads: readonly Upload[]): Promise<StagedFile[]> {
  const taken: StagedFile[] = [];
  try {
    for (let from = 0; from < uploads.length; from += TAKEN_AT_ONCE) {
      const batch = uploads.slice(from, from + TAKEN_AT_ONCE);
      const outcomes = await Promise.allSettled(batch.map((upload, at) => take(ctx, upload, from + at)));
      for (const outcome of outcomes) if (outcome.status === "fulfilled") taken.push(outcome.value);
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
    }
    return taken;
  } catch (error) {
    await discardUnused(ctx, taken);
    throw error;
  }
}

/** @param at where in the request the upload stands */
async function take(ctx: Ctx, { id, name, contentType }: Upload, at: number): Promise<StagedFile> {
  const sent = await ctx.ports.blobs.get(uploadKey(ctx, id)).catch((error) => notSent(error, at));
  const original = await storeOriginal(ctx, newId("document"), sent, MAX_FILE_BYTES);
  return { ...original, fileName: safeFileName(name), contentType };
}

/** Also of another team's, or one that was taken already. */
function notSent(error: unknown, at: number): never {
  if (AppError.from(error).code !== "not_found") throw error;
  const message = "There is no such upload: it was never sent, is added already, or too old. Send it again.";
  throw validationFailed([{ path: ["uploads", at, "id"], message }]);
}
