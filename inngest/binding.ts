import { type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { getDeployment, getLog, getPorts } from "@/lib/adapters";
import type { Backoff } from "@/lib/core/backoff";
import { AppError, type ErrorCode, isErrorCode } from "@/lib/core/errors";
import { type JobId, newId, type TenantId } from "@/lib/core/ids";
import { isWebCause, type WebCause, webCauseOf } from "@/lib/core/web-causes";
import { EVENTS, type EventData, type EventName } from "@/lib/schemas/events";
import type { Ctx, OpenCtx } from "@/lib/services/_kit";
import { causeOf, noteWait } from "@/lib/services/jobs";
import { openTenant } from "@/lib/services/tenants";

export type { Backoff, Inngest };

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

/** Steps fail with the name of what happened as their message; anything else is a fault of ours. */
export function toName(message: string): ErrorCode | WebCause {
  return isErrorCode(message) || isWebCause(message) ? message : "internal";
}

/** Nobody may park a job for good. */
const MOST_WAIT_SECONDS = 3600;

/** A step that a job stands for: until its next try, the job says why and how long it waits. */
export type Trying = {
  ctx(): Promise<Ctx>;
  jobId: JobId;
  /** Tries of this step that failed so far, and how many there may be. */
  attempt: number;
  maxAttempts: number | undefined;
  backoff: Backoff;
};

/** Tells the engine what our errors say: whether trying again can help, and when. */
export async function asStep<Result>(work: () => Promise<Result>, trying?: Trying): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const error = AppError.from(thrown);
    getLog().warn({ error: thrown, code: error.code }, "a step failed");
    // Only the name goes into the engine's records: a message, a stack or a cause might quote a document.
    const name = webCauseOf(error) ?? error.code;
    // A disk that is full stays full for longer than tries go on; people are told now, and the sweep begins anew later.
    if (!error.retryable || (trying && error.code === "storage_full")) throw new NonRetriableError(name);
    const until = trying ? await sayUntil(error, trying) : undefined;
    if (until) throw new RetryAfterError(name, until);
    const seconds = error.retryAfterSeconds;
    if (seconds) throw new RetryAfterError(name, capped(seconds) * 1000);
    throw new Error(name);
  }
}

/** When the next try begins, which the job has from now on; undefined when there is none. */
async function sayUntil(error: AppError, trying: Trying): Promise<Date | undefined> {
  const { ctx, jobId, attempt, maxAttempts, backoff } = trying;
  if (maxAttempts !== undefined && attempt + 1 >= maxAttempts) return undefined;
  const seconds = error.retryAfterSeconds;
  const until = new Date(Date.now() + (seconds ? capped(seconds) * 1000 : backoff(attempt)));
  try {
    await noteWait(await ctx(), { jobId, ...causeOf(error), until });
  } catch (failure) {
    // The database may be what is out of reach.
    getLog().warn({ error: failure, jobId }, "a wait could not be written down");
  }
  return until;
}

const capped = (seconds: number) => Math.min(seconds, MOST_WAIT_SECONDS);
