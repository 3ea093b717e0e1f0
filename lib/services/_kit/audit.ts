import { newId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import { actorId, type Tx } from "./ctx";

/** What a command did, for the audit log: never secrets, never the text of documents or questions. */
export type AuditNote = { targetId?: string; before?: object; after?: object };

/** A command that leaves no trace says why. */
export type Audit = AuditNote | { skip: string };

export async function writeAudit(tx: Tx, action: string, audit: Audit): Promise<void> {
  if ("skip" in audit) return;
  await tx.db.auditEvent.create({
    data: {
      id: newId("audit"),
      tenantId: tx.tenant.id,
      actorType: tx.actor.type,
      actorId: actorId(tx.actor),
      action,
      targetId: audit.targetId ?? null,
      before: toJson(audit.before),
      after: toJson(audit.after),
      address: tx.address,
      requestId: tx.requestId,
    },
  });
}

function toJson(value: object | undefined): Prisma.InputJsonObject | undefined {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
