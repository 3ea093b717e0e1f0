import type { z } from "zod";
import { inTenant, inTenantSql } from "@/lib/db";
import { parseInput } from "@/lib/schemas/parse";
import type { Permission } from "@/lib/schemas/permissions";
import { authorize } from "./authorize";
import type { Ctx, PlainTx, Tx } from "./ctx";
import { asOperation, type Operation } from "./operation";

type QuerySpec<Schema extends z.ZodType, Result> = {
  name: string;
  permission: Permission;
  input: Schema;
  run(work: { tx: Tx; input: z.output<Schema> }): Promise<Result>;
};

/** A read: authorize → parse → run in one transaction of the tenant. */
export function query<Schema extends z.ZodType, Result>(
  spec: QuerySpec<Schema, Result>,
): Operation<z.input<Schema>, Result> {
  return asOperation(
    { kind: "query", name: spec.name, permission: spec.permission, isOnce: false },
    async (ctx, raw) => {
      authorize(ctx.actor, spec.permission);
      const input = parseInput(spec.input, raw);
      return read(ctx, (tx) => spec.run({ tx, input }));
    },
  );
}

/** A short read transaction, for workflows and for a look before a command. */
export function read<Result>(ctx: Ctx, run: (tx: Tx) => Promise<Result>): Promise<Result> {
  return inTenant(ctx.tenant.id, (db) => run(toTx(ctx, db)));
}

/** A transaction in plain SQL, for the path of every question; it may write what needs neither audit nor events. */
export function plainly<Result>(ctx: Ctx, run: (tx: PlainTx) => Promise<Result>): Promise<Result> {
  return inTenantSql(ctx.tenant.id, (db) => run(toTx(ctx, db)));
}

export function toTx<Kind>({ ports: _, idempotencyKey: __, ...shared }: Ctx, db: Kind) {
  return { ...shared, db };
}
