import type { z } from "zod";
import type { Permission } from "@/lib/schemas/permissions";
import type { Ctx } from "./ctx";

/** What tests, the OpenAPI document and the walk over all routes know of an operation. */
export type OperationMeta = {
  readonly kind: "command" | "query" | "workflow";
  readonly name: string;
  readonly permission: Permission;
  /** Whether it takes effect once when it comes twice with the same Idempotency-Key. */
  readonly isOnce: boolean;
};

/** A verb of the product: call it with a context and an input. */
export type Operation<Input, Result> = ((ctx: Ctx, input: Input) => Promise<Result>) & {
  readonly meta: OperationMeta;
};

export type InputOf<Schema extends z.ZodType> = z.input<Schema>;

export function asOperation<Input, Result>(
  meta: OperationMeta,
  call: (ctx: Ctx, input: Input) => Promise<Result>,
): Operation<Input, Result> {
  return Object.assign(call, { meta });
}
