import type { SourceDto } from "@/lib/schemas/source";
import type { SourceRow } from "./internal";

export function toSourceDto(row: SourceRow): SourceDto {
  const { id, type, title, status, botIds, documents, ready, failed, chunks, progress, isSample } = row;
  return {
    id,
    type,
    title,
    url: row.config.url ?? null,
    status,
    botIds,
    counts: { documents, ready, failed, chunks },
    progress,
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    isSample,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
