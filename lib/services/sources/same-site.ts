import { isDeepStrictEqual } from "node:util";
import type { SourceId } from "@/lib/core/ids";
import type { SourceType } from "@/lib/schemas/source";
import { SourceConfig } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";

type Found = { id: SourceId; title: string; config: unknown };

/**
 * The source that goes through the same site by the same rules already, or is about to; of two who add it at once, one
 * adds it and the other finds it. One that came to nothing is no reason to refuse another try.
 */
export async function findSameSite(tx: Tx, type: SourceType, config: SourceConfig): Promise<Found | null> {
  const { url = "" } = config;
  await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenant.id} ${url}`}, 0))`;
  const rows = await tx.db.$queryRaw<Found[]>`
    select s.id, s.title, s.config from "Source" s
    where s.type::text = ${type} and s."deletedAt" is null and s.config->>'url' = ${url}
      and (exists (select from "Document" d where d."sourceId" = s.id and d."deletedAt" is null)
        or exists (select from "Job" j where j."sourceId" = s.id and j.status in ('queued', 'running')))
    order by s.id`;
  const wanted = scopeOf(config);
  return rows.find((row) => isDeepStrictEqual(scopeOf(SourceConfig.parse(row.config)), wanted)) ?? null;
}

/** Which pages of a site are meant, and what of them. How many it may become is no other site. */
function scopeOf({ include = [], exclude = [], keep = [], drop = [], isApart = false }: SourceConfig) {
  const set = (list: readonly string[]) => [...new Set(list)].sort();
  return { include: set(include), exclude: set(exclude), keep: set(keep), drop: set(drop), isApart };
}
