import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { idOf, PageQuery } from "@/lib/schemas/common";
import type { ChunkDto } from "@/lib/schemas/document-text";
import { query } from "../_kit";
import { getDocumentOrThrow } from "./internal";

/** The chunks of the version that answers now, in reading order. */
export const listChunks = query({
  name: "document.list_chunks",
  permission: "sources:read",
  input: PageQuery.extend({ documentId: idOf("document") }),
  async run({ tx, input: { documentId, cursor, limit } }) {
    const { liveVersion } = await getDocumentOrThrow(tx, documentId);
    const after = cursor ? toOrdinal(decodeCursor(cursor)) : -1;
    const rows = await tx.db.chunk.findMany({
      where: { documentId, version: liveVersion ?? -1, ordinal: { gt: after } },
      orderBy: { ordinal: "asc" },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => String(row.ordinal), toChunkDto);
  },
});

function toChunkDto({ id, ordinal, text, tokens, start, end, page, headingPath }: ChunkDto): ChunkDto {
  return { id, ordinal, text, tokens, start, end, page, headingPath };
}

function toOrdinal(key: string): number {
  const ordinal = Number(key);
  if (Number.isInteger(ordinal)) return ordinal;
  throw new AppError("invalid_request", "The cursor is not one of ours; leave it out to start anew.");
}
