import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { callApp, maxAttempts, type Operation, type Reply, type Run } from "./call";
import type { DoubleEvent } from "./events";
import { createGates } from "./gates";
import { evaluate, type Registered } from "./registration";
import { delayMs } from "./times";

type Options = {
  signingKey: string;
  /** In place of the server's pauses, of 15 seconds and more. */
  backoffMs: number;
  /** Told what should not have happened: replies that are none, functions that went away. */
  onProblem(problem: string): void;
};

/** Works runs to their end, each by calls one after the other, as the server does. Everything is kept in memory. */
export function createEngine({ signingKey, backoffMs, onProblem }: Options) {
  const runs: Run[] = [];
  const gates = createGates();
  let functions: Registered[] = [];
  let isClosed = false;

  /** One call until it succeeds or must not be tried again. */
  async function call(run: Run, stepId: string): Promise<Reply> {
    for (let attempt = 0; ; attempt++) {
      const reply = await gates.within(run.fn, run.event, () =>
        callApp(run, { stepId, attempt, signingKey }).catch((error: unknown): Reply => {
          if (!isClosed) onProblem(`${run.fn.id}: ${error instanceof Error ? error.message : error}`);
          return { kind: "fault", error: { message: String(error) }, canRetry: true, retryAfter: null };
        }),
      );
      if (isClosed || !isToRepeat(reply) || attempt + 1 >= maxAttempts(run.fn)) return reply;
      await sleep(delayMs(reply.kind === "end" ? null : reply.retryAfter) ?? backoffMs);
    }
  }

  async function carryOut(run: Run, operation: Operation): Promise<void> {
    switch (operation.op) {
      case "StepRun":
        run.steps.set(operation.id, { data: operation.data ?? null });
        return;
      case "StepError":
      case "StepFailed":
        run.steps.set(operation.id, { error: operation.error });
        return;
      case "Sleep":
        await sleep(delayMs(operation.name) ?? 0);
        run.steps.set(operation.id, null);
        return;
      case "StepPlanned": {
        const reply = await call(run, operation.id);
        if (reply.kind !== "operations") throw new Error(`a planned step ended as ${JSON.stringify(reply)}`);
        for (const next of reply.operations) {
          if (next.op === "StepPlanned") throw new Error("a planned step plans others");
          await carryOut(run, next);
        }
      }
    }
  }

  async function work(run: Run): Promise<void> {
    while (!isClosed) {
      const reply = await call(run, "step");
      if (isClosed) return;
      if (reply.kind === "end") return end(run, "completed", reply.output);
      if (reply.kind === "fault") return end(run, "failed", reply.error);
      await Promise.all(reply.operations.map((operation) => carryOut(run, operation)));
    }
  }

  function end(run: Run, status: "completed" | "failed", output: unknown): void {
    Object.assign(run, { status, output });
    if (status === "completed") return;
    const { event, id: run_id, fn } = run;
    const data = { function_id: fn.id, run_id, error: output, event, events: [event] };
    take([{ id: randomUUID(), name: "inngest/function.failed", data, ts: Date.now() }]);
  }

  function begin(fn: Registered, event: DoubleEvent): void {
    const run: Run = { id: randomUUID(), fn, event, status: "running", output: null, steps: new Map() };
    runs.push(run);
    work(run).catch((error: unknown) => {
      onProblem(`${fn.id}: ${error instanceof Error ? error.message : error}`);
      Object.assign(run, { status: "failed", output: String(error) });
    });
  }

  function take(events: readonly DoubleEvent[]): void {
    for (const event of events)
      for (const fn of functions) if (fn.triggers.some((trigger) => starts(trigger, event))) begin(fn, event);
  }

  return {
    runs,
    take,
    register(given: Registered[]) {
      functions = given;
    },
    /** Lets a timer's time come, for the function with this id. */
    tick(functionId: string) {
      const fn = functions.find(({ id }) => id === functionId);
      const cron = fn?.triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : []))[0];
      if (!fn || !cron) throw new Error(`${functionId} has no timer`);
      begin(fn, { id: randomUUID(), name: "inngest/scheduled.timer", data: { cron }, ts: Date.now() });
    },
    close() {
      isClosed = true;
    },
  };
}

function isToRepeat(reply: Reply): boolean {
  if (reply.kind === "fault") return reply.canRetry;
  return reply.kind === "operations" && reply.operations.some(({ op }) => op === "StepError");
}

function starts(trigger: Registered["triggers"][number], event: DoubleEvent): boolean {
  if (!("event" in trigger) || trigger.event !== event.name) return false;
  return trigger.expression === undefined || evaluate(trigger.expression, event) === true;
}
