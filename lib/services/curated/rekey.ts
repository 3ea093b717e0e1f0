import { z } from "zod";
import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { command, type OpenCtx } from "../_kit";
import { openTenant } from "../tenants";
import { KEYED_BY, questionKey } from "./question-key";

const PHRASINGS_PER_STEP = 500;

/** Makes the keys anew that an older analysis made: until then those questions are answered from the sources. */
export async function rekeyCurated(open: OpenCtx): Promise<{ rekeyed: number }> {
  const tenants = await asSystem(
    "sweeper",
    (db) => db.$queryRaw<{ tenantId: TenantId }[]>`
      select distinct "tenantId" from "CuratedPhrasing" where "keyedBy" <> ${KEYED_BY}`,
  );
  let rekeyed = 0;
  for (const { tenantId } of tenants) {
    const ctx = await openTenant(open, tenantId, "rekey");
    for (let some = PHRASINGS_PER_STEP; some === PHRASINGS_PER_STEP; rekeyed += some) {
      some = await rekeySome(ctx, null);
    }
  }
  return { rekeyed };
}

const rekeySome = command({
  name: "curated.rekey",
  permission: "bots:write",
  input: z.null(),
  async run({ tx: { db } }) {
    const rows = await db.curatedPhrasing.findMany({
      where: { keyedBy: { not: KEYED_BY } },
      take: PHRASINGS_PER_STEP,
    });
    const ids = rows.map(({ answerId }) => answerId);
    const ordinals = rows.map(({ ordinal }) => ordinal);
    const texts = rows.map(({ text }) => text);
    // One that asks nothing any more has a key that no question has.
    const keys = texts.map((text) => questionKey(text) ?? "");
    await db.$executeRaw`
      update "CuratedPhrasing" p set key = n.key, "keyedBy" = ${KEYED_BY}
      from unnest(${ids}::text[], ${ordinals}::int[], ${texts}::text[], ${keys}::text[]) as n("answerId", ordinal, text, key)
      where p."answerId" = n."answerId" and p.ordinal = n.ordinal and p.text = n.text`;
    return { result: rows.length, audit: { skip: "the same questions by another analysis" } };
  },
});
