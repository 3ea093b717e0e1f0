import type { Backoff } from "@/lib/core/backoff";
import type { Reply } from "./handler";
import { retryAfterMs, sleepDelayMs } from "./times";
import type { Call, Memo, Outcome, PlannedCall } from "./types";

/** One thing the SDK asks for in a 206 reply; `name` is a sleep's time. */
type Operation = { op: string; id: string; name?: string; opts?: object; data?: unknown; error?: unknown };

export const NOT_SUPPORTED = "is not supported by the embedded executor";

/** What the reply to a call means: the SDK's side of the wire protocol, read as the Inngest server reads it. */
export function readReply(
  { status, headers, body }: Reply,
  { attempt }: Pick<Call, "attempt">,
  { maxAttempts, backoff }: { maxAttempts: number; backoff: Backoff },
): Outcome {
  if (status === 200) return { kind: "end", status: "completed", result: body };
  const isLastTry = headers.get("x-inngest-no-retry") === "true" || attempt + 1 >= maxAttempts;
  const retry = (): Outcome => ({
    kind: "retry",
    delayMs: retryAfterMs(headers.get("retry-after")) ?? backoff(attempt),
  });
  const parsed = parse(body);
  if (status === 206) return readOperations([parsed].flat() as Operation[], isLastTry, retry);
  // We refused a checkpoint, because the call is somebody else's by now: this reply says nothing of the run.
  if ((parsed as { name?: unknown }).name === "StaleDispatchError") return { kind: "lost" };
  return isLastTry ? failed(parsed) : retry();
}

function readOperations(operations: Operation[], isLastTry: boolean, retry: () => Outcome): Outcome {
  const memos: Memo[] = [];
  const calls: PlannedCall[] = [];
  for (const operation of operations) {
    const { op, id, name = "", opts = {}, error } = operation;
    if ("parallelMode" in opts) return unsupported("group.parallel");
    switch (op) {
      case "RunComplete":
        return { kind: "end", status: "completed", result: JSON.stringify(operation.data ?? null) };
      case "StepRun":
        memos.push({ stepId: id, result: JSON.stringify({ data: operation.data ?? null }) });
        break;
      case "StepError":
      case "StepFailed":
        // A step that needs what we lack will lack it the next time too.
        if (messageOf(error).includes(NOT_SUPPORTED)) return failed(error);
        if (op === "StepError" && !isLastTry) return retry();
        memos.push({ stepId: id, result: JSON.stringify({ error: plainError(error) }) });
        break;
      case "StepPlanned":
        calls.push({ stepId: id, kind: "step", delayMs: 0 });
        break;
      case "Sleep":
        calls.push({ stepId: id, kind: "sleep", delayMs: sleepDelayMs(name) });
        break;
      default:
        return unsupported(op);
    }
  }
  return { kind: "advance", memos, calls };
}

/** The end of a run by an error. */
export function failed(error: unknown): Outcome & { kind: "end" } {
  return { kind: "end", status: "failed", result: JSON.stringify(plainError(error)) };
}

function unsupported(what: string): Outcome {
  return failed({ name: "NonRetriableError", message: `${what} ${NOT_SUPPORTED}` });
}

/** Of an error, name and message are kept: stacks and causes belong in the log. */
function plainError(error: unknown): { name: string; message: string } {
  const { name } = (error ?? {}) as { name?: unknown };
  return { name: String(name ?? "Error"), message: messageOf(error) };
}

function messageOf(error: unknown): string {
  const { message, error: text } = (error ?? {}) as { message?: unknown; error?: unknown };
  return String(message ?? text ?? "Unknown error");
}

function parse(body: string): object {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return { message: "The reply is not JSON." };
  }
}
