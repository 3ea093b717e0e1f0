import { z } from "zod";
import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { type Ctx, command, type OpenCtx } from "../_kit";
import { openTenant } from "../tenants";
import { minutesBefore } from "./deadlines";

/** So long a replaced text stays in any case, for who is reading it. */
const KEPT_MINUTES = 24 * 60;
const VERSIONS_PER_STEP = 200;

/**
 * Lets go of texts that another version has replaced and that no stored answer quotes, with their passages and the vectors
 * that nothing else has text for. @returns how many went
 */
export async function pruneVersions(open: OpenCtx): Promise<{ pruned: number }> {
  const before = minutesBefore(open.now(), KEPT_MINUTES);
  const tenants = await asSystem(
    "sweeper",
    (db) => db.$queryRaw<{ tenantId: TenantId }[]>`
      select distinct v."tenantId" from "DocumentVersion" v join "Document" d on d.id = v."documentId"
      where v.version < d."liveVersion" and v."createdAt" < ${before}`,
  );
  let pruned = 0;
  for (const { tenantId } of tenants) {
    pruned += await pruneTenant(await openTenant(open, tenantId, "prune"), before);
  }
  return { pruned };
}

/** @param before what came later stays. @returns how many versions went */
export async function pruneTenant(ctx: Ctx, before: Date): Promise<number> {
  let pruned = 0;
  for (let some = VERSIONS_PER_STEP; some === VERSIONS_PER_STEP; pruned += some) {
    some = await pruneSome(ctx, { before });
  }
  return pruned;
}

const pruneSome = command({
  name: "document.prune_versions",
  permission: "sources:write",
  input: z.custom<{ before: Date }>(),
  async run({ tx: { db }, input: { before } }) {
    const rows = await db.$queryRaw<{ documentId: string; version: number }[]>`
      select v."documentId", v.version from "DocumentVersion" v join "Document" d on d.id = v."documentId"
      where v.version < d."liveVersion" and v."createdAt" < ${before}
        and not exists (select from "Quote" q where q."documentId" = v."documentId" and q.version = v.version)
      limit ${VERSIONS_PER_STEP}`;
    const ids = rows.map(({ documentId }) => documentId);
    const versions = rows.map(({ version }) => version);
    await db.$executeRaw`
      with old as (select * from unnest(${ids}::text[], ${versions}::int[]) as o("documentId", version)),
      gone as (select c.id, c.hash from "Chunk" c join old o on o."documentId" = c."documentId" and o.version = c.version)
      delete from "Embedding" e using gone
      where e.hash = gone.hash
        and not exists (select from "Chunk" c where c.hash = gone.hash and c.id not in (select id from gone))`;
    await db.$executeRaw`
      delete from "DocumentVersion" v using unnest(${ids}::text[], ${versions}::int[]) as o("documentId", version)
      where v."documentId" = o."documentId" and v.version = o.version`;
    return { result: rows.length, audit: { skip: "another version answers" } };
  },
});
