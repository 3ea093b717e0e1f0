import { z } from "zod";
import type { EmbeddingChoice, EmbeddingDto, StoredEmbedding } from "@/lib/schemas/embedding";
import { type Ctx, read, type Tx, workflow } from "../_kit";
import { embedderOf, problemWithEmbedder } from "../connections";
import { indexedBy, isMadeBy } from "../ingestion";

/** What a team's documents and questions are embedded by, and how far a change of it is. */
export const getEmbedding = workflow({
  name: "embedding.get",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ ctx }): Promise<EmbeddingDto> {
    const embedder = embedderOf(ctx);
    const { space, embedding } = ctx.tenant;
    const { total, done, failed, passages, tokens } = await read(ctx, (tx) =>
      countIndexed(tx, indexedBy(ctx)),
    );
    const isOther = embedder !== null && space !== null && !isMadeBy(space, embedder);
    return {
      choice: toChoice(embedding),
      model: embedder?.id ?? null,
      deployment: deploymentModel(ctx),
      problem: problemWithEmbedder(ctx),
      askedBy: isOther ? space.model : (embedder?.id ?? null),
      documents: { total, done, failed },
      passages,
      tokens,
    };
  },
});

const deploymentModel = (ctx: Ctx): string | null => ctx.ports.models.embedding()?.id ?? null;

function toChoice(stored: StoredEmbedding | null): EmbeddingChoice {
  if (stored === null) return { connectionId: "deployment" };
  if (stored.connectionId === "none") return { connectionId: "none" };
  const { connectionId, model, dimensions, isAsked } = stored;
  return { connectionId, model, ...(isAsked && { dimensions }) };
}

type Counts = Record<"total" | "done" | "failed" | "passages" | "tokens", number>;

async function countIndexed({ db }: Tx, by: string): Promise<Counts> {
  const [row] = await db.$queryRaw<Counts[]>`
    with live as (
      select d.id, d."liveVersion", d."indexedBy" is not distinct from ${by} as "isDone" from "Document" d
      where d."liveVersion" is not null and d."deletedAt" is null
    ), passage as (
      select distinct on (c.hash) c.tokens from "Chunk" c join live on c."documentId" = live.id and c.version = live."liveVersion"
    )
    select (select count(*)::int from live) as total,
           (select count(*)::int from live where "isDone") as done,
           (select count(*)::int from live where not "isDone" and (
              select j.status = 'failed' from "Job" j where j."documentId" = live.id and j.kind = 'reindex_document'
              order by j.id desc limit 1)) as failed,
           (select count(*)::int from passage) as passages,
           (select coalesce(sum(tokens), 0)::int from passage) as tokens`;
  return row ?? { total: 0, done: 0, failed: 0, passages: 0, tokens: 0 };
}
