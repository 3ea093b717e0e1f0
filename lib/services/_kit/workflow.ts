import type { z } from "zod";
import { parseInput } from "@/lib/schemas/parse";
import type { Permission } from "@/lib/schemas/permissions";
import { authorize } from "./authorize";
import type { Ctx } from "./ctx";
import { asOperation, type Operation } from "./operation";
import { assertMayAdd } from "./standing";

type WorkflowSpec<Schema extends z.ZodType, Result> = {
  name: string;
  permission: Permission;
  input: Schema;
  /** What takes effect in it is one command, which the Idempotency-Key reaches. */
  isOnce?: boolean;
  /** Refused while the tenant's subscription is not in order. */
  addsContent?: true;
  run(work: { ctx: Ctx; input: z.output<Schema> }): Promise<Result>;
};

/** Work that needs the network: authorize → parse → run with ports and no database; it is made of commands and queries. */
export function workflow<Schema extends z.ZodType, Result>(
  spec: WorkflowSpec<Schema, Result>,
): Operation<z.input<Schema>, Result> {
  const { name, permission, isOnce = false } = spec;
  return asOperation({ kind: "workflow", name, permission, isOnce }, async (ctx, raw) => {
    authorize(ctx.actor, permission);
    if (spec.addsContent) assertMayAdd(ctx, name);
    return spec.run({ ctx, input: parseInput(spec.input, raw) });
  });
}
