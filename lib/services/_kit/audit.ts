import { newId, type TenantId } from "@/lib/core/ids";
import type { Db, Prisma } from "@/lib/db";
import { type Actor, actorId, type OpenCtx, type Tx } from "./ctx";

/** What a command did, for the audit log: never secrets, never the text of documents or questions. */
export type AuditNote = { targetId?: string; before?: object; after?: object };

/** A command that leaves no trace says why. */
export type Audit = AuditNote | { skip: string };

export async function writeAudit(tx: Tx, action: string, audit: Audit): Promise<void> {
  if ("skip" in audit) return;
  const actor = { type: tx.actor.type, id: actorId(tx.actor) };
  await recordEvent(tx.db, tx, { tenantId: tx.tenant.id, actor, action, ...audit });
}

type AuditEvent = AuditNote & {
  /** Null for what belongs to no tenant. */
  tenantId: TenantId | null;
  actor: { type: Actor["type"] | "operator" | "nobody"; id: string | null };
  action: string;
};

/** Writes one event, for what is done outside of commands: sign-ins, the operator's acts. */
export async function recordEvent(
  db: Db,
  { address, requestId }: Pick<OpenCtx, "address" | "requestId">,
  event: AuditEvent,
): Promise<void> {
  const { tenantId, actor, action, targetId = null, before, after } = event;
  await db.auditEvent.create({
    data: {
      id: newId("audit"),
      tenantId,
      actorType: actor.type,
      actorId: actor.id,
      action,
      targetId,
      before: toJson(before),
      after: toJson(after),
      address,
      requestId,
    },
  });
}

function toJson(value: object | undefined): Prisma.InputJsonObject | undefined {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
