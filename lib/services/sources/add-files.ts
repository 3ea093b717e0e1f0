import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { safeFileName, titleOfFile } from "@/lib/core/file-name";
import { type DocumentId, newId } from "@/lib/core/ids";
import type { AddedSourceDto } from "@/lib/schemas/added-source";
import { idOf } from "@/lib/schemas/common";
import { MAX_FILE_BYTES, MAX_FILES_PER_UPLOAD } from "@/lib/schemas/file-limits";
import { parseInput } from "@/lib/schemas/parse";
import { UploadFields } from "@/lib/schemas/upload";
import { type Ctx, command, type Outcome, reachableBots, read, type Tx, workflow } from "../_kit";
import { blobPrefix, type StoredOriginal, storeOriginal } from "../ingestion";
import { createSource } from "./create-source";
import { restoreOriginals } from "./restore-originals";

export type StagedFile = StoredOriginal & { fileName: string; contentType?: string };

const StagedFile = z.object({
  id: idOf("document"),
  blobKey: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  fileName: z.string(),
  contentType: z.string().optional(),
});

const Upload = z.object({
  file: z.custom<ReadableStream<Uint8Array>>(),
  fileName: z.string(),
  contentType: z.string().optional(),
});

/** Stores one uploaded file while it arrives; it belongs to nobody until `addFiles` names it. */
export const stageFile = workflow({
  name: "source.stage_file",
  permission: "sources:write",
  input: Upload,
  addsContent: true,
  async run({ ctx, input }): Promise<StagedFile> {
    const original = await storeOriginal(ctx, newId("document"), input.file, MAX_FILE_BYTES);
    return { ...original, fileName: safeFileName(input.fileName), contentType: input.contentType };
  },
});

/** One source of the staged files. Whatever of them finds no place in it is removed again. */
export const addFiles = workflow({
  name: "source.add_files",
  permission: "sources:write",
  input: z.object({ fields: z.unknown(), files: z.array(StagedFile) }),
  addsContent: true,
  async run({ ctx, input: { fields, files } }) {
    try {
      if (files.length === 0)
        throw new AppError("invalid_request", "The upload holds no file; send at least one `file` part.");
      const source = await addStagedFiles(ctx, { ...parseInput(UploadFields, fields), files });
      await restoreOriginals(ctx, { files, duplicates: source.duplicates });
      return source;
    } finally {
      await discardUnused(ctx, files);
    }
  },
});

const addStagedFiles = command({
  name: "source.add",
  permission: "sources:write",
  input: UploadFields.extend({ files: z.array(StagedFile).max(MAX_FILES_PER_UPLOAD) }),
  adds: ["sources", "documents", "storageBytes"],
  identity: ({ files, ...rest }) => ({
    ...rest,
    files: files.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
  }),
  run: ({ tx, input: { files, ...fields } }) => createFileSource(tx, fields, files),
});

/** One source with a document for each of the files, for a command's `run`. */
export async function createFileSource(
  tx: Tx,
  { title, botIds, metadata, chunking }: z.output<typeof UploadFields>,
  files: readonly StagedFile[],
): Promise<Outcome<AddedSourceDto>> {
  // Whether something is there that a token cannot reach is nothing for it to learn.
  const isDeduped = reachableBots(tx.actor) === null;
  const documents = files.map((file) => ({
    ...file,
    title: titleOfFile(file.fileName),
    ...(isDeduped && { dedupeKey: `file:${file.sha256}` }),
  }));
  const { source, events } = await createSource(tx, {
    type: "file",
    title: title ?? sourceTitle(files),
    botIds,
    metadata,
    chunking,
    documents,
  });
  const after = {
    ...{ type: "file", title: source.title, botIds, files: files.map((file) => file.fileName) },
    ...(source.duplicates.length > 0 && { duplicates: source.duplicates.length }),
  };
  return { result: source, events, audit: { targetId: source.id, after } };
}

/** Removes what was stored for documents that did not come about; also called when an upload breaks off. */
export async function discardUnused(ctx: Ctx, files: readonly { id: DocumentId }[]): Promise<void> {
  const ids = files.map((file) => file.id);
  if (ids.length === 0) return;
  const used = await read(ctx, ({ db }) =>
    db.document.findMany({ where: { id: { in: ids } }, select: { id: true } }),
  );
  const kept = new Set(used.map((document) => document.id));
  for (const id of ids) if (!kept.has(id)) await ctx.ports.blobs.deletePrefix(blobPrefix(ctx, id));
}

function sourceTitle(files: readonly StagedFile[]): string {
  const [first, ...others] = files;
  return others.length === 0
    ? titleOfFile(first?.fileName ?? "")
    : `${titleOfFile(first?.fileName ?? "")} and ${others.length} more`;
}
