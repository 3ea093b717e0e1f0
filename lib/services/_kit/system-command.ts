import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import { parseInput } from "@/lib/schemas/parse";
import { type Audit, recordEvent } from "./audit";
import type { PersonCtx } from "./ctx";

/** Inside a transaction that looks past the fences of tenancy: a database and no ports. */
export type SystemTx = Omit<PersonCtx, "ports"> & { readonly db: Db };

type Spec<Schema extends z.ZodType, Result, Prepared, Noted> = {
  /** Also the action in the audit log. */
  name: string;
  input: Schema;
  /** Work that needs the network, or takes long; no transaction is open. */
  prepare?(work: { ctx: PersonCtx; input: z.output<Schema> }): Promise<Prepared>;
  run(work: {
    tx: SystemTx;
    input: z.output<Schema>;
    prepared: Prepared;
  }): Promise<{ result: Result; audit: Noted }>;
};

type SystemOperation<Schema extends z.ZodType, Result> = (
  ctx: PersonCtx,
  input: z.input<Schema>,
) => Promise<Result>;

/** A change of one's own account: parse → prepare → one transaction of work and audit, in the log of each of one's tenants. */
export function personCommand<Schema extends z.ZodType, Result, Prepared = undefined>(
  spec: Spec<Schema, Result, Prepared, Audit>,
): SystemOperation<Schema, Result> {
  return async (ctx, raw) => {
    const input = parseInput(spec.input, raw);
    const prepared = (await spec.prepare?.({ ctx, input })) as Prepared;
    return asSystem("account", async (db) => {
      const { result, audit } = await spec.run({ tx: toTx(ctx, db), input, prepared });
      if (!("skip" in audit))
        await recordPersonEvent(db, ctx, ctx.person.id, { action: spec.name, ...audit });
      return result;
    });
  };
}

/** An act of the operator, in the log of the system and, where one is concerned, of the tenant. */
export function operatorCommand<Schema extends z.ZodType, Result, Prepared = undefined>(
  spec: Spec<Schema, Result, Prepared, Audit & { tenantId?: TenantId }>,
): SystemOperation<Schema, Result> {
  return async (ctx, raw) => {
    assertOperator(ctx);
    const input = parseInput(spec.input, raw);
    const prepared = (await spec.prepare?.({ ctx, input })) as Prepared;
    return asSystem("operator", async (db) => {
      const { result, audit } = await spec.run({ tx: toTx(ctx, db), input, prepared });
      if ("skip" in audit) return result;
      const { tenantId, ...note } = audit;
      const event = { actor: { type: "operator" as const, id: ctx.person.id }, action: spec.name, ...note };
      for (const chain of tenantId ? [null, tenantId] : [null])
        await recordEvent(db, ctx, { tenantId: chain, ...event });
      return result;
    });
  };
}

/** @throws AppError not_found: who is no operator does not learn that there is anything */
export function assertOperator({ person }: PersonCtx): void {
  if (!person.isOperator) throw new AppError("not_found", "There is nothing at this address.");
}

type PersonEvent = { action: string; targetId?: string; before?: object; after?: object };

/** What a person did or what happened to their account, where those who run their tenants see it; without any, in the system's log. */
export async function recordPersonEvent(
  db: Db,
  ctx: Pick<PersonCtx, "address" | "requestId">,
  userId: PersonCtx["person"]["id"],
  event: PersonEvent,
): Promise<void> {
  const memberships = await db.membership.findMany({ where: { userId }, select: { tenantId: true } });
  // In one order everywhere: each row locks the end of its chain.
  const chains = memberships.map(({ tenantId }) => tenantId as TenantId).sort();
  for (const tenantId of chains.length > 0 ? chains : [null]) {
    await recordEvent(db, ctx, { tenantId, actor: { type: "user", id: userId }, targetId: userId, ...event });
  }
}

function toTx({ ports: _, ...shared }: PersonCtx, db: Db): SystemTx {
  return { ...shared, db };
}
