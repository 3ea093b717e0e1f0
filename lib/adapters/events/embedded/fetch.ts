import { createHash } from "node:crypto";
import { newId } from "@/lib/core/ids";
import { asSystemSql } from "@/lib/db";
import { storeCheckpoint } from "./checkpoint";
import { readQueueItemId } from "./handler";
import { writeEvents } from "./outbox";
import { NOT_SUPPORTED } from "./replies";
import type { ExecutorEvent } from "./types";

type SentEvent = { id?: string; name: string; data: Record<string, unknown>; ts?: number };
type Checkpoint = { qi_id: string; steps: { op: string; id: string; data?: unknown }[] };

const CLOCK_SKEW_MS = 60_000;

/** Answers what the SDK would send to the Inngest server: events, and the results of steps between two replies. */
export function createFetch(onEvents: () => Promise<void>): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname.startsWith("/e/")) return takeSentEvents(init, onEvents);
    if (/^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) return takeCheckpoint(init);
    return Response.json({ error: `${pathname} ${NOT_SUPPORTED}`, status: 501 }, { status: 501 });
  };
}

async function takeSentEvents(init: RequestInit | undefined, onEvents: () => Promise<void>) {
  const sent: SentEvent[] = [JSON.parse(String(init?.body))].flat();
  const problem = sent.map(problemOf).find((text) => text !== undefined);
  if (problem) return Response.json({ error: problem, status: 400 }, { status: 400 });
  const seed = new Headers(init?.headers).get("x-inngest-event-id-seed");
  const events: ExecutorEvent[] = sent.map(({ id, name, data, ts }, index) => ({
    id: id ?? (seed ? seededId(`${seed}:${index}`) : newId("outbox")),
    name,
    data,
    ts: ts ?? Date.now(),
  }));
  await asSystemSql("executor", (db) => writeEvents(db, events));
  await onEvents();
  return Response.json({ ids: events.map(({ id }) => id), status: 200 });
}

function problemOf({ name, data, ts }: SentEvent): string | undefined {
  if (typeof data.tenantId !== "string") return `The event ${name} names no tenant in data.tenantId.`;
  if (ts && ts > Date.now() + CLOCK_SKEW_MS) return `An event in the future ${NOT_SUPPORTED}: ${name}.`;
  return undefined;
}

/** A repeated send carries the same seed; so it makes the same ids, and its events count once. */
function seededId(seed: string): string {
  return `evt_${createHash("sha256").update(seed).digest("hex").slice(0, 26)}`;
}

/** 409 makes the SDK stop the call on the spot. */
async function takeCheckpoint(init: RequestInit | undefined): Promise<Response> {
  const { qi_id: queueItem, steps } = JSON.parse(String(init?.body)) as Checkpoint;
  const other = steps.find(({ op }) => op !== "StepRun");
  if (other) return Response.json({ error: `${other.op} ${NOT_SUPPORTED}`, status: 501 }, { status: 501 });
  const memos = steps.map(({ id, data }) => ({ stepId: id, result: JSON.stringify({ data: data ?? null }) }));
  const isStored = await storeCheckpoint(readQueueItemId(queueItem), memos);
  return isStored ? Response.json({}) : Response.json({ error: "The call is stale." }, { status: 409 });
}
