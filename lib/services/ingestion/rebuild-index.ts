import { z } from "zod";
import type { DocumentId } from "@/lib/core/ids";
import { type Ctx, command, workflow } from "../_kit";
import { indexedBy } from "./index-version";
import { DOCUMENTS_AT_ONCE, requestReindex } from "./reindex";

/**
 * Has the index of a tenant written anew from what PostgreSQL holds. Whatever of the index is still there answers
 * meanwhile. What does not come through is found by the regular look at the index.
 */
export const rebuildIndex = workflow({
  name: "index.rebuild",
  permission: "tenant:write",
  input: z.unknown(),
  async run({ ctx }): Promise<{ documents: number }> {
    const documents = await markAll(ctx, {});
    await reindexOutdated(ctx);
    return { documents };
  },
});

/** Has every document that stands in the index otherwise than it should be indexed anew, at once and not by the regular look. */
export async function reindexOutdated({ idempotencyKey: _, ...ctx }: Ctx): Promise<void> {
  let after: DocumentId | undefined;
  do {
    const ids = await requestReindex(ctx, { by: indexedBy(ctx), isLost: false, isAsked: true, after });
    after = ids.length === DOCUMENTS_AT_ONCE ? ids.at(-1) : undefined;
  } while (after !== undefined);
}

const markAll = command({
  name: "index.rebuild",
  permission: "tenant:write",
  input: z.unknown(),
  async run({ tx }) {
    const where = { liveVersion: { not: null }, deletedAt: null };
    const { count } = await tx.db.document.updateMany({ where, data: { indexedBy: null } });
    return { result: count, audit: { targetId: tx.tenant.id, after: { documents: count } } };
  },
});
