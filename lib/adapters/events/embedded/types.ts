import type { InngestFunction } from "inngest";

/** A function of the SDK, of whatever events and results. */
export type AnyFunction = InngestFunction.Like & { readonly opts: object; id(): string };

/** An event as functions see it. `ts` is in milliseconds since 1970. */
export type ExecutorEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** What the executor knows of a registered function; see functions.ts. */
export type FunctionSpec = {
  id: string;
  /** Tries of one step, the first one included. */
  maxAttempts: number;
  /** How many calls of one slot may be under way at once, over all processes. */
  limit: number;
  crons: readonly string[];
  startsOn(event: ExecutorEvent): boolean;
  /** Whether the event is of a kind that can cancel runs. */
  mayCancel(event: ExecutorEvent): boolean;
  /** Whether the event cancels a run that `started` began. */
  cancels(event: ExecutorEvent, started: ExecutorEvent): boolean;
  slotOf(event: ExecutorEvent): string;
  idempotencyKeyOf(event: ExecutorEvent): string | null;
};

export type FunctionSpecs = ReadonlyMap<string, FunctionSpec>;

/** A claimed call: a row of ExecutorCall with all that the SDK's handler wants to know. */
export type Call = {
  id: string;
  /** Which claim of the call this is; whoever holds an older one has lost the call. */
  claim: number;
  processId: number;
  runId: string;
  stepId: string;
  kind: "discover" | "step" | "sleep";
  slotId: string;
  attempt: number;
  losses: number;
  functionId: string;
  event: ExecutorEvent;
  /** Results by step id, in the order of completion. */
  steps: [stepId: string, result: unknown][];
};

/** A step result on its way into the memo, as JSON text. */
export type Memo = { stepId: string; result: string };

export type PlannedCall = { stepId: string; kind: "step" | "sleep"; delayMs: number };

/** What a reply means for the run. */
export type Outcome =
  | { kind: "end"; status: "completed" | "failed"; result: string }
  | { kind: "advance"; memos: readonly Memo[]; calls: readonly PlannedCall[] }
  | { kind: "retry"; delayMs: number }
  /** No reply came, or none that counts: the same call is made again. */
  | { kind: "lost" };

/** Hands a call to the SDK's handler; tests wrap it to double calls and to lose, delay or break replies. */
export type Transport = (
  request: Request,
  handle: (request: Request) => Promise<Response>,
) => Promise<Response>;
