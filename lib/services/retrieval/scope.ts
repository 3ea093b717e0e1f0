import type { BotId, DocumentId, SourceId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";

/** What a question is looked for in: all that a bot has, or a part of it. */
export type Scope = {
  botId: BotId;
  sourceIds: readonly SourceId[];
  /** Null: all documents of the sources; else some, so that the others, as disabled ones, do not crowd them out. */
  documentIds: readonly DocumentId[] | null;
  /** Of the documents, as ISO 639-1: a question is tried with the word forms of each. */
  languages: readonly string[];
  /** Another one whenever a document of the sources, another version of one, or its place in the index comes or goes. */
  revision: string;
  /** When something of a document was changed last; null without any. */
  changedAt: Date | null;
};

/** The one row of a bot's scope, by the names of `Scope`. */
export function scopeOf(botId: BotId): Prisma.Sql {
  return Prisma.sql`
    with source as (
      select s.id from "BotSource" b join "Source" s on s.id = b."sourceId" where b."botId" = ${botId} and s."deletedAt" is null)
    select array(select id from source) as "sourceIds", live.languages, live.revision, live."changedAt",
           case when live."hasDisabled" then array(select d.id from "Document" d join source on source.id = d."sourceId"
                      where d."disabledAt" is null and d."deletedAt" is null and d."liveVersion" is not null) end as "documentIds"
    from (select coalesce(array_agg(distinct d.language) filter (where d.language is not null), '{}') as languages,
                 coalesce(sum(hashtextextended(coalesce(d."indexedBy", ''), hashtextextended(d.id, d."liveVersion"))), 0)::text as revision,
                 max(d."updatedAt") as "changedAt",
                 bool_or(d."disabledAt" is not null) as "hasDisabled"
          from "Document" d join source on source.id = d."sourceId"
          where d."deletedAt" is null and d."liveVersion" is not null) as live`;
}
