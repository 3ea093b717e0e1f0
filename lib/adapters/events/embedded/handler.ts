import type { Inngest } from "inngest";
import { serve } from "inngest/edge";
import type { AnyFunction, Call, Transport } from "./types";

/** The SDK's own request handler, called in this process. Nothing listens at the address; the SDK only parses it. */
export type Handler = (request: Request) => Promise<Response>;
export const ENDPOINT = "http://embedded/api/inngest";

export function createHandler(client: Inngest.Like, functions: readonly AnyFunction[]): Handler {
  return serve({ client, functions });
}

export type Reply = { status: number; headers: Headers; body: string };

/**
 * Makes one call by the SDK's wire protocol (body version 2). `fn_id` and `qi_id` let the SDK checkpoint: it goes on
 * from step to step within the call, and sends each result to /v1/checkpoint before it begins the next; see fetch.ts.
 */
export async function makeCall(
  call: Call,
  maxAttempts: number,
  handle: Handler,
  transport: Transport,
): Promise<Reply> {
  const isPlanned = call.kind === "step";
  const order = call.steps.map(([stepId]) => stepId);
  const body = {
    version: 2,
    event: call.event,
    events: [call.event],
    steps: Object.fromEntries(call.steps),
    ctx: {
      run_id: call.runId,
      fn_id: call.functionId,
      qi_id: queueItemId(call),
      attempt: call.attempt,
      max_attempts: maxAttempts,
      // A step that was planned beside others runs alone, or its siblings would run along with it.
      disable_immediate_execution: isPlanned,
      use_api: false,
      stack: { stack: order, current: order.length },
    },
  };
  const query = new URLSearchParams({ fnId: call.functionId, stepId: call.stepId });
  const request = new Request(`${ENDPOINT}?${query}`, {
    method: "POST",
    headers: { host: "embedded", "content-type": "application/json", "x-inngest-req-version": "2" },
    body: JSON.stringify(body),
  });
  const response = await transport(request, handle);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Names one claim of one call. The SDK sends it along with every checkpoint. */
export function queueItemId({ id, claim, processId }: Pick<Call, "id" | "claim" | "processId">): string {
  return `${id}.${claim}.${processId}`;
}

/** @throws Error when the text is not one of ours */
export function readQueueItemId(text: string): Pick<Call, "id" | "claim" | "processId"> {
  const [, id, claim, processId] = /^(\d+)\.(\d+)\.(\d+)$/.exec(text) ?? [];
  if (!id || !claim || !processId) throw new Error("not a queue item of the embedded executor");
  return { id, claim: Number(claim), processId: Number(processId) };
}
