import { z } from "zod";
import type { SpaceId } from "@/lib/core/ids";
import { type Ctx, command, read } from "../_kit";
import { embedderOf } from "../connections";
import { isMadeBy, spaceFor } from "./embeddings";
import { indexedBy } from "./index-version";

/**
 * Ends a change of the embedding model. While documents are being indexed for the new one, questions are asked in the old
 * one's space; once the last document is there, one step turns to the new space, and the old vectors are deleted.
 */
export async function switchSpaceWhenFilled(ctx: Ctx): Promise<void> {
  if (isInPlace(ctx)) return;
  const active = await switchSpace(ctx, { by: indexedBy(ctx) });
  if (active) await clearOtherSpaces(ctx, active);
}

/** What a change left behind when it was cut off: the switch itself, or the old vectors. */
export async function finishSpaceChange(ctx: Ctx): Promise<void> {
  const { space } = ctx.tenant;
  if (space && isInPlace(ctx)) await clearOtherSpaces(ctx, space.id);
  else await switchSpaceWhenFilled(ctx);
}

/** Whether questions are asked in the space of the model that is set now; also when there is no space to change. */
function isInPlace(ctx: Ctx): boolean {
  const embedder = embedderOf(ctx);
  const { space } = ctx.tenant;
  return !embedder || !space || isMadeBy(space, embedder);
}

const switchSpace = command({
  name: "index.switch_space",
  permission: "sources:write",
  input: z.custom<{ by: string }>(),
  prepare: async ({ ctx }) => embedderOf(ctx),
  async run({ tx, input: { by }, prepared: embedder }): Promise<{ result: SpaceId | null; audit: Noted }> {
    // Of two documents that are done at once, the one that comes second sees that the first is done.
    await tx.db.$queryRaw`select 1 from "Tenant" where id = ${tx.tenant.id} for no key update`;
    const next = await spaceFor(tx, embedder);
    const live = { liveVersion: { not: null }, deletedAt: null };
    const others = { ...live, OR: [{ indexedBy: null }, { indexedBy: { not: by } }] };
    if (next === null || (await tx.db.document.count({ where: others })) > 0) {
      return { result: null, audit: { skip: "not filled yet" } };
    }
    await tx.db.tenant.update({ where: { id: tx.tenant.id }, data: { activeSpaceId: next } });
    const audit = {
      targetId: tx.tenant.id,
      before: { model: tx.tenant.space?.model },
      after: { model: embedder?.id },
    };
    return { result: next, audit };
  },
});

type Noted = { skip: string } | { targetId: string; before: object; after: object };

/** The index first: what is not in PostgreSQL any more would not be looked for there again. */
async function clearOtherSpaces(ctx: Ctx, active: SpaceId): Promise<void> {
  const others = await read(ctx, ({ db }) => db.embeddingSpace.count({ where: { id: { not: active } } }));
  if (others === 0) return;
  await ctx.ports.index.forTenant(ctx.tenant.id, active).deleteOtherSpaces();
  await forgetOtherSpaces(ctx, { active });
}

/** Its vectors go with a space. */
const forgetOtherSpaces = command({
  name: "index.switch_space",
  permission: "sources:write",
  input: z.custom<{ active: SpaceId }>(),
  async run({ tx, input: { active } }) {
    await tx.db.embeddingSpace.deleteMany({ where: { id: { not: active } } });
    return { result: null, audit: { skip: "upkeep of the index" } };
  },
});
