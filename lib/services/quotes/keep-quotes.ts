import { type MessageId, versionOfChunk } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { CitationDto } from "@/lib/schemas/chat";
import type { Tx } from "../_kit";

/**
 * Of these documents, those that are deleted.
 * @param options.isWriting whether none of the others may be deleted until the transaction ends: who deletes waits
 */
export async function findGone(
  tx: Tx,
  documentIds: readonly string[],
  { isWriting = false } = {},
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(documentIds)];
  if (ids.length === 0) return new Set();
  const lock = isWriting ? Prisma.sql`for share` : Prisma.empty;
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select id from "Document" where id = any(${ids}::text[]) and "deletedAt" is null order by id ${lock}`;
  const live = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => !live.has(id)));
}

/** Remembers which versions of which documents an answer quotes: by it a deletion finds the quotes. */
export async function keepQuotes(
  tx: Tx,
  { messageId, citations }: { messageId: MessageId; citations: readonly CitationDto[] },
): Promise<void> {
  const data = citations.flatMap(({ documentId, chunkId, quote }) => {
    const version = versionOfChunk(chunkId);
    return version === undefined || quote === ""
      ? []
      : [{ tenantId: tx.tenant.id, messageId, documentId, version }];
  });
  if (data.length > 0) await tx.db.quote.createMany({ data, skipDuplicates: true });
}
