import { z } from "zod";
import { EmbeddingChoice, type EmbeddingDto, type StoredEmbedding } from "@/lib/schemas/embedding";
import { command, limit, type TenantEmbedding, workflow } from "../_kit";
import { getConnectionOrThrow } from "../connections";
import { reindexOutdated } from "../ingestion";
import { getEmbedding } from "./get-embedding";
import { tryModel } from "./try-model";

const CHANGES = { limit: 30, windowSeconds: 60 * 60 };

/**
 * Chooses what a team's documents and questions are embedded by. A model of the team's own is tried first: one that does not
 * work changes nothing. Documents are then indexed for it beside the index that answers, which is left once the last is there.
 */
export const chooseEmbedding = workflow({
  name: "embedding.choose",
  permission: "tenant:write",
  input: EmbeddingChoice,
  async run({ ctx, input }): Promise<EmbeddingDto> {
    const message = "The model was changed too often within an hour. Try again later.";
    await limit(ctx, `embedding-choice:${ctx.tenant.id}`, CHANGES, message);
    const chosen: StoredEmbedding | null =
      input.connectionId === "deployment" || input.connectionId === "none"
        ? toStored(input.connectionId)
        : await tryModel(ctx, input);
    const embedders = await keepChoice(ctx, { chosen });
    const now = { ...ctx, tenant: { ...ctx.tenant, embedding: chosen, embedders } };
    await reindexOutdated(now);
    return getEmbedding(now, {});
  },
});

const toStored = (connectionId: "deployment" | "none") => (connectionId === "none" ? { connectionId } : null);

const keepChoice = command({
  name: "embedding.choose",
  permission: "tenant:write",
  input: z.custom<{ chosen: StoredEmbedding | null }>(),
  async run({ tx, input: { chosen } }) {
    const { id, space } = tx.tenant;
    // Locks the tenant: a removal of the connection asks for the same lock first.
    const [row] = await tx.db.$queryRaw<{ embedding: StoredEmbedding | null }[]>`
      select embedding from "Tenant" where id = ${id} for no key update`;
    if (chosen && chosen.connectionId !== "none") await getConnectionOrThrow(tx, chosen.connectionId);
    await tx.db.$executeRaw`
      update "Tenant" set embedding = ${chosen && JSON.stringify(chosen)}::jsonb, "updatedAt" = now() where id = ${id}`;
    const named = [chosen?.connectionId, space?.connectionId].filter((one) => one !== undefined);
    const select = { id: true, name: true, provider: true, baseUrl: true, secret: true } as const;
    const embedders: TenantEmbedding["embedders"] = await tx.db.connection.findMany({
      where: { id: { in: named } },
      select,
    });
    const before = row?.embedding ?? { connectionId: "deployment" };
    const audit = { targetId: id, before, after: chosen ?? { connectionId: "deployment" } };
    return { result: embedders, audit };
  },
});
