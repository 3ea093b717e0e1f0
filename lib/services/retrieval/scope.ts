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
  /**
   * Another one whenever a document of the sources, or another version of one, comes or goes: how many there are, their
   * versions added up, and when the last of them was changed.
   */
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
    from (select coalesce(array_agg(each.language) filter (where each.language is not null), '{}') as languages,
                 concat_ws('.', sum(each.documents), sum(each.versions), extract(epoch from max(each."changedAt"))) as revision,
                 max(each."changedAt") as "changedAt", bool_or(each."hasDisabled") as "hasDisabled"
          from (select d.language, count(*) as documents, sum(d."liveVersion") as versions, max(d."updatedAt") as "changedAt",
                       bool_or(d."disabledAt" is not null) as "hasDisabled"
                from "Document" d join source on source.id = d."sourceId"
                where d."deletedAt" is null and d."liveVersion" is not null
                group by d.language) as each) as live`;
}
