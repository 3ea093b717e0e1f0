import type { ChunkId, TenantId } from "@/lib/core/ids";
import { Prisma, readOnce } from "@/lib/db";
import type { Hit } from "../_kit";
import type { Passage } from "./passage";
import type { Scope } from "./scope";

/**
 * The texts of the hits that PostgreSQL confirms, in the order of the hits: of this tenant (by row-level security), of
 * the version that answers now, neither deleted nor disabled, attached to this bot, and asked for. An index may lag or lie; nothing rests on it.
 */
export async function confirm(tenantId: TenantId, scope: Scope, hits: readonly Hit[]): Promise<Passage[]> {
  if (hits.length === 0) return [];
  const { botId, sourceIds, documentIds } = scope;
  const rows = await readOnce<Omit<Passage, "score">>(
    tenantId,
    // First the few chunks, by their key: from its statistics PostgreSQL might rather walk all of the tenant's documents.
    Prisma.sql`
    with c as materialized (select * from "Chunk" where id = any(${hits.map((hit) => hit.chunkId)}))
    select c.id as "chunkId", c."documentId", d."sourceId", d.title, d."fileName", d.url, c.page, c."pageBreaks", c.times, c."headingPath",
           c.text, c.context, c.blocks, c.start, c."end", c.ordinal, d."lastCheckedAt", d.language
    from c
    join "Document" d on d.id = c."documentId" and d."liveVersion" = c.version and d."deletedAt" is null and d."disabledAt" is null
    join "BotSource" b on b."sourceId" = d."sourceId" and b."botId" = ${botId}
    where d."sourceId" = any(${[...sourceIds]}::text[])
      and (${documentIds === null} or d.id = any(${[...(documentIds ?? [])]}::text[]))`,
  );
  const byId = new Map<ChunkId, Omit<Passage, "score">>(rows.map((row) => [row.chunkId, row]));
  return hits.flatMap(({ chunkId, score }) => {
    const row = byId.get(chunkId);
    return row ? { ...row, score } : [];
  });
}
