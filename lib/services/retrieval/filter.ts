import { type Issue, validationFailed } from "@/lib/core/errors";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { SearchFilter } from "@/lib/schemas/chat";
import type { PlainTx } from "../_kit";
import type { Scope } from "./scope";

/**
 * The part of a scope that a question asks for. All but the ids is looked up here and never in the index; metadata is a
 * document's own, and where it has no such key, its source's.
 * @throws AppError validation_failed for ids that are not of this bot's sources
 */
export async function narrow(tx: PlainTx, scope: Scope, filter: SearchFilter | undefined): Promise<Scope> {
  if (!filter) return scope;
  await assertKnown(tx, scope, filter);
  const sourceIds = filter.sourceIds ?? scope.sourceIds;
  const conditions = conditionsOf(filter);
  const found = conditions.length > 0 ? await find(tx, sourceIds, conditions) : null;
  const documentIds = [scope.documentIds, filter.documentIds ?? null, found].reduce(bothOf, null);
  return { ...scope, sourceIds, documentIds };
}

async function assertKnown(tx: PlainTx, scope: Scope, filter: SearchFilter): Promise<void> {
  const { sourceIds = [], documentIds = [] } = filter;
  const documents =
    documentIds.length > 0
      ? await tx.db.$queryRaw<{ id: DocumentId }[]>(Prisma.sql`
          select id from "Document"
          where id = any(${documentIds}) and "sourceId" = any(${[...scope.sourceIds]}) and "deletedAt" is null`)
      : [];
  const issues = [
    ...missing(sourceIds, new Set<string>(scope.sourceIds), "sourceIds", "is not a source of this bot"),
    ...missing(
      documentIds,
      new Set(documents.map(({ id }) => id)),
      "documentIds",
      "is not a document of this bot's sources",
    ),
  ];
  if (issues.length > 0) throw validationFailed(issues);
}

function missing(
  ids: readonly string[],
  known: ReadonlySet<string>,
  field: string,
  message: string,
): Issue[] {
  return ids.flatMap((id, index) => (known.has(id) ? [] : [{ path: ["filter", field, index], message }]));
}

function conditionsOf({ metadata = {}, languages, changedFrom, changedBefore }: SearchFilter): Prisma.Sql[] {
  const conditions = Object.entries(metadata).map(([key, value]) => {
    const values = [value].flat().map((one) => JSON.stringify(one));
    // A value contains itself, and a list each of its values.
    return Prisma.sql`coalesce(d.metadata -> ${key}::text, s.metadata -> ${key}::text) @> any(${values}::text[]::jsonb[])`;
  });
  if (languages) conditions.push(Prisma.sql`d.language = any(${languages}::text[])`);
  if (changedFrom) conditions.push(Prisma.sql`v."createdAt" >= ${changedFrom}::timestamptz`);
  if (changedBefore) conditions.push(Prisma.sql`v."createdAt" < ${changedBefore}::timestamptz`);
  return conditions;
}

async function find(
  tx: PlainTx,
  sourceIds: readonly SourceId[],
  conditions: readonly Prisma.Sql[],
): Promise<DocumentId[]> {
  const rows = await tx.db.$queryRaw<{ id: DocumentId }[]>(Prisma.sql`
    select d.id from "Document" d
    join "Source" s on s.id = d."sourceId"
    join "DocumentVersion" v on v."documentId" = d.id and v.version = d."liveVersion"
    where d."sourceId" = any(${[...sourceIds]}::text[]) and d."deletedAt" is null and d."liveVersion" is not null
      and ${Prisma.join([...conditions], " and ")}`);
  return rows.map(({ id }) => id);
}

type Ids = readonly DocumentId[] | null;

/** What is in both lists; one that is not there lets everything through. */
function bothOf(one: Ids, other: Ids): Ids {
  if (!one || !other) return one ?? other;
  const known = new Set(one);
  return other.filter((id) => known.has(id));
}
