import { AppError } from "@/lib/core/errors";
import type { DocumentId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import { reachableBots, type Tx } from "../_kit";

/** The live documents this actor may reach, as a condition. */
export function reachable(tx: Tx): Prisma.DocumentWhereInput {
  const only = reachableBots(tx.actor);
  if (only === null) return { deletedAt: null };
  const bots = { some: { botId: { in: [...only] }, bot: { deletedAt: null } } };
  return { deletedAt: null, source: { bots } };
}

/** @throws AppError not_found for a document that is deleted, foreign, out of reach or made up: all read the same */
export async function getDocumentOrThrow(tx: Tx, documentId: DocumentId) {
  const document = await tx.db.document.findFirst({ where: { AND: [{ id: documentId }, reachable(tx)] } });
  if (!document) throw new AppError("not_found", "There is no such document.");
  return document;
}
