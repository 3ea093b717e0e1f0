import "server-only";
import { AppError } from "@/lib/core/errors";
import type { AddedSourceDto } from "@/lib/schemas/added-source";
import { parseInput } from "@/lib/schemas/parse";
import { AddSourceJson } from "@/lib/schemas/upload";
import type { Ctx } from "@/lib/services/_kit";
import {
  addFiles,
  addSource,
  addUploads,
  discardUnused,
  type StagedFile,
  stageFile,
} from "@/lib/services/sources";
import { readMultipart } from "./multipart";
import { readJson } from "./read-body";

/** Two million characters, each up to six bytes in JSON. */
const MAX_JSON_BYTES = 12 * 1024 * 1024;

/** One way in for a source, two kinds of body: JSON for text, addresses and files that the store has, multipart for files. */
export async function addSourceFrom(ctx: Ctx, request: Request): Promise<AddedSourceDto> {
  const isUpload = request.headers.get("content-type")?.toLowerCase().startsWith("multipart/form-data");
  if (isUpload) return addUpload(ctx, request);
  const body = parseInput(AddSourceJson, await readJson(request, MAX_JSON_BYTES));
  return body.type === "file" ? addUploads(ctx, body) : addSource(ctx, body);
}

async function addUpload(ctx: Ctx, request: Request): Promise<AddedSourceDto> {
  const files: StagedFile[] = [];
  const upload = readMultipart(request, async ({ name, fileName, contentType, body }) => {
    if (name !== "file")
      throw new AppError("invalid_request", `Send files as parts named "file", not "${name}".`);
    files.push(await stageFile(ctx, { file: body, fileName, contentType }));
  });
  const fields = await upload.catch(async (error) => {
    await discardUnused(ctx, files);
    throw error;
  });
  return addFiles(ctx, { fields: toFields(fields), files });
}

/** `botIds` may be repeated, or one JSON list; `metadata` and `chunking` are JSON; `type` is allowed to say what is clear already. */
function toFields(fields: Map<string, string[]>): Record<string, unknown> {
  const { type: _, botIds, metadata, chunking, ...rest } = Object.fromEntries(fields);
  const single = Object.entries(rest).map(([name, values]) => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  return {
    ...Object.fromEntries(single),
    ...(botIds && { botIds: botIds.flatMap(toList) }),
    ...(metadata && { metadata: fromJson(metadata[0] ?? "") }),
    ...(chunking && { chunking: fromJson(chunking[0] ?? "") }),
  };
}

function toList(value: string): unknown[] {
  if (!value.startsWith("[")) return value === "" ? [] : [value];
  return [fromJson(value)].flat();
}

/** What is no JSON stays as it is: the schema says what is wrong with it. */
function fromJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
