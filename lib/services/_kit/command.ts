import type { z } from "zod";
import { inTenant } from "@/lib/db";
import type { DomainEvent } from "@/lib/schemas/events";
import { parseInput } from "@/lib/schemas/parse";
import type { Permission } from "@/lib/schemas/permissions";
import type { Stock } from "@/lib/schemas/plans";
import { type Audit, writeAudit } from "./audit";
import { authorize } from "./authorize";
import type { Ctx, Tx } from "./ctx";
import { findEarlierResult, type Once, recordResult, toOnce } from "./idempotency";
import { asOperation, type Operation } from "./operation";
import { publishOutbox, writeOutbox } from "./outbox";
import { toTx } from "./query";
import { withinStocks } from "./quota";
import { assertMayAdd } from "./standing";

export type Outcome<Result> = { result: Result; audit: Audit; events?: readonly DomainEvent[] };

type CommandSpec<Schema extends z.ZodType, Result, Prepared> = {
  /** Also the action in the audit log: `source.add`. */
  name: string;
  permission: Permission;
  input: Schema;
  /** What there may be more of afterwards, within the plan's limits. */
  adds?: readonly Stock[];
  /** Refused while the tenant's subscription is not in order. */
  addsContent?: true;
  /** Work that needs the network or a look first; its value reaches `run`. No transaction is open. */
  prepare?(work: { ctx: Ctx; input: z.output<Schema> }): Promise<Prepared>;
  run(work: { tx: Tx; input: z.output<Schema>; prepared: Prepared }): Promise<Outcome<Result>>;
  /** Removes what `prepare` left outside of the database, when the transaction did not come about. */
  undo?(work: { ctx: Ctx; prepared: Prepared }): Promise<void>;
  /** What makes two inputs the same request, when it is not the input itself. */
  identity?(input: z.output<Schema>): unknown;
  /** What is kept of the result for a repeat with the same Idempotency-Key; results with secrets must say. */
  remember?(result: Result): unknown;
};

/** A write: authorize → parse → prepare → one transaction of work, audit, outbox and idempotency record → publish. */
export function command<Schema extends z.ZodType, Result, Prepared = undefined>(
  spec: CommandSpec<Schema, Result, Prepared>,
): Operation<z.input<Schema>, Result> {
  const { name, permission } = spec;

  async function carryOut(ctx: Ctx, input: z.output<Schema>, once: Once | null): Promise<Result> {
    // Without `prepare`, Prepared is undefined: the default of the type parameter.
    const prepared = (await spec.prepare?.({ ctx, input })) as Prepared;
    const work = inTenant(ctx.tenant.id, async (db) => {
      const tx = toTx(ctx, db);
      const run = () => spec.run({ tx, input, prepared });
      const { result, audit, events = [] } = await withinStocks(tx, spec.adds ?? [], run);
      await writeAudit(tx, name, audit);
      if (once) await recordResult(tx, once, spec.remember ? spec.remember(result) : result);
      return { result, rows: await writeOutbox(tx, events) };
    });
    const { result, rows } = await work.catch(async (error) => {
      await spec.undo?.({ ctx, prepared });
      throw error;
    });
    await publishOutbox(ctx, rows);
    return result;
  }

  return asOperation(
    { kind: "command", name, permission, isOnce: true },
    async (ctx: Ctx, raw: z.input<Schema>) => {
      authorize(ctx.actor, permission);
      if (spec.addsContent) assertMayAdd(ctx, name);
      const input = parseInput(spec.input, raw);
      const once = toOnce(ctx, [name, spec.identity?.(input) ?? input]);
      const earlier = once && (await findEarlierResult<Result>(ctx, once));
      if (earlier) return earlier.result;
      return carryOut(ctx, input, once).catch(async (error) => {
        // Two equal requests at once: the other one committed first, and its record is the answer to both. It may have used
        // up what this one needed, so whatever this one failed with says nothing.
        const first = once && (await findEarlierResult<Result>(ctx, once).catch(() => undefined));
        if (first) return first.result;
        throw error;
      });
    },
  );
}
