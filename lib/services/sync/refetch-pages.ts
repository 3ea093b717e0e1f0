import { type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Tx } from "../_kit";
import { hasActiveRun, startRun } from "./start-run";

export type LostPage = { documentId: DocumentId; url: string };

/**
 * Looks again at pages whose originals were lost; their documents answer as before meanwhile, and the visit stores what it
 * finds. Null while another look at the source is under way, which does the same for the pages that it comes to.
 */
export async function refetchPages(
  tx: Tx,
  sourceId: SourceId,
  pages: readonly LostPage[],
): Promise<DomainEvent | null> {
  await tx.db.$queryRaw`select 1 from "Source" where id = ${sourceId} for no key update`;
  if (await hasActiveRun(tx, sourceId)) return null;
  const event = await startRun(tx, sourceId, "retry");
  const { jobId: runId } = event.data;
  for (const { documentId, url } of pages) {
    const listed = { runId, documentId, state: "pending" as const, attempts: 0, reason: null, message: null };
    await tx.db.sourcePage.upsert({
      where: { sourceId_url: { sourceId, url } },
      create: { ...listed, id: newId("page"), tenantId: tx.tenant.id, sourceId, url, depth: 0 },
      update: listed,
    });
  }
  await tx.db.syncRun.update({ where: { id: runId }, data: { found: pages.length } });
  return event;
}
