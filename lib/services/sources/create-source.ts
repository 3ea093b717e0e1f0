import { type BotId, newId, type SourceId } from "@/lib/core/ids";
import type { AddedSourceDto, Duplicate } from "@/lib/schemas/added-source";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Metadata } from "@/lib/schemas/metadata";
import type { SourceType } from "@/lib/schemas/source";
import type { Chunking, SourceConfig } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";
import { assertBotsExist } from "../bots";
import { requestIngestion } from "../ingestion";
import { startRun } from "../sync";
import { insertDocuments, type NewDocument } from "./insert-documents";
import { getSourceOrThrow, isSite } from "./internal";
import { namePages } from "./name-pages";
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
    return { ...(await reuse(tx, same.sourceId, { duplicates, botIds })), events: [] };
  }
  const documents = added.map((id) => ({ id, sourceId }));
  const events =
    documents.length === 0 ? [await startRun(tx, sourceId, "added")] : await requestIngestion(tx, documents);
  return { source: { ...toSourceDto(await getSourceOrThrow(tx, sourceId)), duplicates }, events };
}

type Reuse = { duplicates: Duplicate[]; botIds: readonly BotId[] };

/** The source that has it all already; the bots get it too, unless they would get more than was asked for. */
async function reuse(tx: Tx, sourceId: SourceId, { duplicates, botIds }: Reuse) {
  const source = await getSourceOrThrow(tx, sourceId);
  if (!isSite(source.type) && !(await hasMore(tx, sourceId, duplicates))) {
    const data = botIds.map((botId) => ({ tenantId: tx.tenant.id, botId, sourceId }));
    await tx.db.botSource.createMany({ data, skipDuplicates: true });
  }
  return { source: { ...toSourceDto(await getSourceOrThrow(tx, sourceId)), duplicates } };
}

/** Whether a source has anything, or is about to have it, that is not among what was asked for. */
async function hasMore(tx: Tx, sourceId: SourceId, duplicates: readonly Duplicate[]): Promise<boolean> {
  const ids = duplicates.flatMap(({ documentId }) => documentId ?? []);
  const others = { sourceId, deletedAt: null, parentId: null, id: { notIn: ids } };
  const pages = { sourceId, url: { notIn: duplicates.map(({ name }) => name) } };
  return (
    (await tx.db.document.count({ where: others })) + (await tx.db.heldAddress.count({ where: pages })) > 0
  );
}
