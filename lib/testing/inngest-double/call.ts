import { z } from "zod";
import type { DoubleEvent } from "./events";
import type { Registered } from "./registration";
import { canonical, isSignedBy, sign } from "./signature";

export type Run = {
  id: string;
  fn: Registered;
  event: DoubleEvent;
  status: "running" | "completed" | "failed";
  /** What the function returned, or the error it failed with. */
  output: unknown;
  /** Results by step id, in the order of completion. */
  steps: Map<string, unknown>;
};

const MOST_STEPS = 1_000;
const MOST_OUTPUT_BYTES = 4 * 1024 * 1024;
const DEFAULT_RETRIES = 4;

const StepFault = z.object({ name: z.string(), message: z.string() });
const Operation = z.discriminatedUnion("op", [
  z.object({ op: z.literal("StepRun"), id: z.string().length(40), data: z.unknown() }),
  z.object({ op: z.literal("StepPlanned"), id: z.string().length(40) }),
  z.object({ op: z.literal("StepError"), id: z.string().length(40), error: StepFault }),
  z.object({ op: z.literal("StepFailed"), id: z.string().length(40), error: StepFault }),
  z.object({ op: z.literal("Sleep"), id: z.string().length(40), name: z.string().min(1) }),
]);
export type Operation = z.output<typeof Operation>;

export type Reply =
  | { kind: "end"; output: unknown }
  | { kind: "operations"; operations: Operation[]; retryAfter: string | null }
  | { kind: "fault"; error: unknown; canRetry: boolean; retryAfter: string | null };

export const maxAttempts = ({ steps }: Registered) => (steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1;

/**
 * One call of a function, signed, over HTTP, as the server makes it: the SDK's wire protocol, body version 2, recorded with
 * inngest 4.24. `fn_id` and `qi_id` are there as they are on the server, so an app that would checkpoint does.
 * @throws Error when the reply is none that the protocol knows
 */
export async function callApp(
  run: Run,
  { stepId, attempt, signingKey }: { stepId: string; attempt: number; signingKey: string },
): Promise<Reply> {
  const url = new URL(run.fn.steps.step.runtime.url);
  url.searchParams.set("stepId", stepId);
  const order = [...run.steps.keys()];
  const body = {
    version: 2,
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(run.steps),
    ctx: {
      run_id: run.id,
      fn_id: run.fn.id,
      qi_id: `${run.id}-${stepId}`,
      attempt,
      max_attempts: maxAttempts(run.fn),
      disable_immediate_execution: stepId !== "step",
      use_api: false,
      stack: { stack: order, current: order.length },
    },
  };
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-inngest-req-version": "2",
      "x-inngest-server-kind": "cloud",
      "x-inngest-signature": sign(canonical(body), signingKey),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!isSignedBy(signingKey, text, response.headers.get("x-inngest-signature")))
    throw new Error(`the reply is not signed (${response.status} ${text.slice(0, 200)})`);
  if (Buffer.byteLength(text) > MOST_OUTPUT_BYTES) throw new Error("the reply is too large");
  return readReply(response, text, run);
}

function readReply({ status, headers }: Response, text: string, run: Run): Reply {
  const parsed: unknown = JSON.parse(text);
  const retryAfter = headers.get("retry-after");
  if (status === 200) return { kind: "end", output: parsed };
  if (status === 206) {
    const operations = z.array(Operation).min(1).parse(parsed);
    if (run.steps.size + operations.length > MOST_STEPS) throw new Error("the run has too many steps");
    return { kind: "operations", operations, retryAfter };
  }
  const noRetry = headers.get("x-inngest-no-retry");
  if ((status !== 500 && status !== 400) || noRetry === null)
    throw new Error(`${status} is no reply: ${text}`);
  return { kind: "fault", error: parsed, canRetry: noRetry === "false", retryAfter };
}
