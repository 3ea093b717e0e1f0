import { type BotId, type DocumentId, newId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { SourceDto } from "@/lib/schemas/source";
import type { Tx } from "../_kit";
import { assertBotsExist } from "../bots";
import { requestIngestion } from "../ingestion";
import { getSourceOrThrow } from "./internal";
import { toSourceDto } from "./source-dto";

type NewDocument = {
  id: DocumentId;
  title: string;
  fileName?: string;
  url?: string;
  contentType?: string;
  blobKey?: string;
  bytes?: number;
  sha256?: string;
};

type NewSource = {
  type: "text" | "file" | "url";
  title: string;
  config?: { url?: string };
  botIds: readonly BotId[];
  isSample?: boolean;
  documents: readonly NewDocument[];
};

/** Writes a source with its documents and sets them going; `events` belong in the command's outcome. */
export async function createSource(
  tx: Tx,
  input: NewSource,
): Promise<{ source: SourceDto; events: DomainEvent[] }> {
  const { type, title, config = {}, isSample = false } = input;
  await assertBotsExist(tx, input.botIds);
  const tenantId = tx.tenant.id;
  const sourceId = newId("source");
  const bots = [...new Set(input.botIds)].map((botId) => ({ botId }));
  await tx.db.source.create({
    data: { id: sourceId, tenantId, type, title, config, isSample, bots: { create: bots } },
  });
  await tx.db.document.createMany({
    data: input.documents.map((document) => ({ ...document, tenantId, sourceId })),
  });
  const events = await requestIngestion(
    tx,
    input.documents.map(({ id }) => ({ id, sourceId })),
  );
  return { source: toSourceDto(await getSourceOrThrow(tx, sourceId)), events };
}
