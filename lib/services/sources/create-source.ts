import { type BotId, type DocumentId, newId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { SourceDto, SourceType } from "@/lib/schemas/source";
import type { SourceConfig } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";
import { assertBotsExist } from "../bots";
import { requestIngestion } from "../ingestion";
import { startRun } from "../sync";
import { getSourceOrThrow } from "./internal";
import { toSourceDto } from "./source-dto";

export type NewDocument = {
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
  type: SourceType;
  title: string;
  config?: SourceConfig;
  botIds: readonly BotId[];
  isSample?: boolean;
  /** None: its documents are found by a look at its origin. */
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
  const events =
    input.documents.length === 0
      ? [await startRun(tx, sourceId, "added")]
      : await requestIngestion(
          tx,
          input.documents.map(({ id }) => ({ id, sourceId })),
        );
  return { source: toSourceDto(await getSourceOrThrow(tx, sourceId)), events };
}
