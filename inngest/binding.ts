import { type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { getDeployment, getLog, getPorts } from "@/lib/adapters";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { newId, type TenantId } from "@/lib/core/ids";
import { EVENTS, type EventData, type EventName } from "@/lib/schemas/events";
import type { Ctx, OpenCtx } from "@/lib/services/_kit";
import { openTenant } from "@/lib/services/tenants";

export type { Inngest };

/** For work that belongs to no tenant. */
export function openWork(): OpenCtx {
  return {
    ports: getPorts(),
    requestId: newId("request"),
    address: null,
    ...getDeployment(),
    log: getLog(),
    now: () => new Date(),
  };
}

/** For a step of a tenant's work. */
export function open(ref: { tenantId: TenantId }, job: string): Promise<Ctx> {
  return openTenant(openWork(), ref.tenantId, job);
}

/** One context for all steps that a call carries out, opened by the first that asks. */
export function openOnce(ref: { tenantId: TenantId }, job: string): () => Promise<Ctx> {
  let opened: Promise<Ctx> | undefined;
  return () => {
    opened ??= open(ref, job);
    return opened;
  };
}

/** What an event carries, checked: it may come from an older release. */
export function dataOf<Name extends EventName>(name: Name, event: { data?: unknown }): EventData<Name> {
  return EVENTS[name].parse(event.data) as EventData<Name>;
}

/** Steps fail with one of our codes as their message; anything else is a fault of ours. */
export function toCode(message: string): ErrorCode {
  return /^[a-z_]+$/.test(message) ? (message as ErrorCode) : "internal";
}

/** Tells the engine what our errors say: whether trying again can help, and when. */
export async function asStep<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const error = AppError.from(thrown);
    getLog().warn({ error: thrown, code: error.code }, "a step failed");
    if (!error.retryable) throw new NonRetriableError(error.code, { cause: thrown });
    if (error.retryAfterSeconds)
      throw new RetryAfterError(error.code, error.retryAfterSeconds * 1000, { cause: thrown });
    // Only the code goes into the engine's records: a message or stack might quote a document.
    throw new Error(error.code);
  }
}
