import type { BotId, SourceId } from "@/lib/core/ids";
import type { Tx } from "../_kit";

/** What a bot's questions are looked for in. */
export type Scope = {
  botId: BotId;
  sourceIds: readonly SourceId[];
  /** Of the documents, as ISO 639-1: a question is tried with the word forms of each. */
  languages: readonly string[];
};

export async function loadScope(tx: Tx, botId: BotId): Promise<Scope> {
  const [row] = await tx.db.$queryRaw<Omit<Scope, "botId">[]>`
    with source as (
      select s.id from "BotSource" b join "Source" s on s.id = b."sourceId" where b."botId" = ${botId} and s."deletedAt" is null)
    select array(select id from source) as "sourceIds",
           array(select distinct d.language from "Document" d join source on source.id = d."sourceId"
                 where d.language is not null and d."liveVersion" is not null) as languages`;
  return { botId, sourceIds: row?.sourceIds ?? [], languages: row?.languages ?? [] };
}
