import { type BotId, newId, type SourceId } from "@/lib/core/ids";
import type { AddedSourceDto, Present } from "@/lib/schemas/added-source";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Metadata } from "@/lib/schemas/metadata";
import type { SourceType } from "@/lib/schemas/source";
import type { Chunking, SourceConfig } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";
import { assertBotsExist } from "../bots";
import { requestIngestion } from "../ingestion";
import { startRun } from "../sync";
import { insertDocuments, type NewDocument } from "./insert-documents";
import { attachTo, getSourceOrThrow, isSite } from "./internal";
import { namePages } from "./name-pages";
import { findSameSite } from "./same-site";
import { toSourceDto } from "./source-dto";

type NewSource = {
  type: SourceType;
  title: string;
  config?: SourceConfig;
  botIds: readonly BotId[];
  isSample?: boolean;
  metadata?: Metadata | undefined;
  chunking?: Chunking | undefined;
  /** None: its documents are found by a look at its origin. */
  documents: readonly NewDocument[];
  /** Pages that people named, which that look begins with. */
  addresses?: readonly string[];
};

/**
 * Writes a source with its documents and sets them going; `events` belong in the command's outcome. What is in the tenant
 * already is not added again: see `duplicates`.
 */
export async function createSource(
  tx: Tx,
  input: NewSource,
): Promise<{ source: AddedSourceDto; events: DomainEvent[] }> {
  const { type, title, isSample = false, metadata = {}, chunking, addresses = [] } = input;
  const config = { ...input.config, ...(chunking && { chunking }) };
  await assertBotsExist(tx, input.botIds);
  const tenantId = tx.tenant.id;
  const sourceId = newId("source");
  const botIds = [...new Set(input.botIds)];
  const site = isSite(type) && !config.isApart ? await findSameSite(tx, type, config) : null;
  if (site) {
    const same = { name: config.url ?? "", documentId: null, sourceId: site.id, sourceTitle: site.title };
    await attachTo(tx, site.id, botIds);
    return { source: await asAdded(tx, site.id, { duplicates: [same], botIds }), events: [] };
  }
  const bots = { create: botIds.map((botId) => ({ botId })) };
  await tx.db.source.create({
    data: { id: sourceId, tenantId, type, title, config, isSample, metadata, bots },
  });
  const { added, duplicates: files } = await insertDocuments(tx, sourceId, input.documents);
  const named = await namePages(tx, sourceId, addresses);
  const duplicates = [...files, ...named.duplicates];
  const [same] = duplicates;
  if (added.length + named.added.length === 0 && same) {
    await tx.db.source.delete({ where: { id: sourceId } });
    // The bots get it too, unless they would get more than was asked for.
    const holder = await getSourceOrThrow(tx, same.sourceId);
    const isAll = !isSite(holder.type) && !(await hasMore(tx, holder.id, duplicates));
    if (isAll) await attachTo(tx, holder.id, botIds);
    return { source: await asAdded(tx, same.sourceId, { duplicates, botIds }), events: [] };
  }
  const documents = added.map((id) => ({ id, sourceId }));
  const events =
    documents.length === 0 ? [await startRun(tx, sourceId, "added")] : await requestIngestion(tx, documents);
  return { source: await asAdded(tx, sourceId, { duplicates, botIds }), events };
}

type Wanted = { duplicates: readonly Present[]; botIds: readonly BotId[] };

/** A source as it is answered with: what of it is elsewhere, and which of the bots do not have that. */
async function asAdded(tx: Tx, sourceId: SourceId, { duplicates, botIds }: Wanted): Promise<AddedSourceDto> {
  const sources = [...new Set(duplicates.map((one) => one.sourceId))];
  const where = { sourceId: { in: sources }, botId: { in: [...botIds] } };
  const rows = sources.length > 0 ? await tx.db.botSource.findMany({ where }) : [];
  const known = new Set(rows.map((row) => `${row.sourceId} ${row.botId}`));
  const told = duplicates.map((one) => ({
    ...one,
    missingBotIds: botIds.filter((botId) => !known.has(`${one.sourceId} ${botId}`)),
  }));
  return { ...toSourceDto(await getSourceOrThrow(tx, sourceId)), duplicates: told };
}

/** Whether a source has anything, or is about to have it, that is not among what was asked for. */
async function hasMore(tx: Tx, sourceId: SourceId, duplicates: readonly Present[]): Promise<boolean> {
  const ids = duplicates.flatMap(({ documentId }) => documentId ?? []);
  const others = { sourceId, deletedAt: null, parentId: null, id: { notIn: ids } };
  const pages = { sourceId, url: { notIn: duplicates.map(({ name }) => name) } };
  return (
    (await tx.db.document.count({ where: others })) + (await tx.db.heldAddress.count({ where: pages })) > 0
  );
}
