import { setTimeout as sleep } from "node:timers/promises";
import type { Backoff } from "@/lib/core/backoff";
import { present } from "@/lib/core/invariant";
import type { Logger } from "@/lib/core/log";
import { FUNCTION_FAILED } from "./functions";
import { type Handler, makeCall } from "./handler";
import { failed, readReply } from "./replies";
import { settle } from "./settle";
import type { Call, ExecutorEvent, FunctionSpecs, Outcome, Transport } from "./types";

/** A call that kills its process time after time must end too. */
const MOST_LOSSES = 10;
const LONGEST_PAUSE_MS = 2_000;
/** PostgreSQL's classes of errors that come again with the same data: data exceptions, broken constraints, bad SQL. */
const REFUSED = /^(22|23|42)/;

/** Carries claimed calls through: calls the SDK, reads the reply, stores what it means. */
export function createWorker({
  specs,
  handle,
  transport,
  backoff,
  log,
  onSettled,
}: {
  specs: FunctionSpecs;
  handle: Handler;
  transport: Transport;
  backoff: Backoff;
  log: Logger;
  /** Tells that there is room again, and whether an event was sent. */
  onSettled(hasFailed: boolean): void;
}) {
  const active = new Map<Call, Promise<void>>();
  let isAbandoned = false;

  async function outcomeOf(call: Call): Promise<Outcome> {
    if (call.kind === "sleep") {
      return { kind: "advance", memos: [{ stepId: call.stepId, result: '{"data":null}' }], calls: [] };
    }
    if (call.losses >= MOST_LOSSES) {
      return failed({ name: "ExecutorError", message: `${call.losses} calls of a step got no reply.` });
    }
    try {
      const { maxAttempts } = present(
        specs.get(call.functionId),
        "only calls of known functions are claimed",
      );
      return readReply(await makeCall(call, maxAttempts, handle, transport), call, { maxAttempts, backoff });
    } catch (error) {
      log.warn({ ...idsOf(call), error }, "No reply came to a call of a function");
      return { kind: "lost" };
    }
  }

  /** While the database is away, a reply is kept; one that the database refuses counts as lost. */
  async function store(call: Call, outcome: Outcome): Promise<void> {
    for (let tries = 1; !isAbandoned; tries++) {
      try {
        return await settle(call, outcome, failureEvent(call, outcome));
      } catch (error) {
        log.warn({ ...idsOf(call), tries, error }, "A reply could not be stored");
        if (REFUSED.test(String((error as { code?: unknown }).code))) {
          if (outcome.kind === "lost") return;
          return store(call, { kind: "lost" });
        }
        await sleep(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** tries));
      }
    }
  }

  async function work(call: Call): Promise<void> {
    const outcome = await outcomeOf(call);
    await store(call, outcome);
    const hasFailed = outcome.kind === "end" && outcome.status === "failed";
    if (hasFailed) log.warn(idsOf(call), "A run has failed");
    active.delete(call);
    onSettled(hasFailed);
  }

  return {
    active: () => active.size,
    begin(call: Call) {
      active.set(call, work(call));
    },
    idle: () => Promise.all(active.values()),
    /** Stops trying to store what could not be stored. */
    abandon() {
      isAbandoned = true;
    },
  };
}

const idsOf = ({ functionId, runId, stepId, attempt }: Call) => ({ functionId, runId, stepId, attempt });

function failureEvent(call: Call, outcome: Outcome): ExecutorEvent | undefined {
  if (outcome.kind !== "end" || outcome.status !== "failed") return undefined;
  const { event, functionId, runId } = call;
  const error: unknown = JSON.parse(outcome.result);
  const data = { function_id: functionId, run_id: runId, error, event, events: [event] };
  return { id: `evt_failed_${runId}`, name: FUNCTION_FAILED, data, ts: Date.now() };
}
