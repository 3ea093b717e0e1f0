import { asSystemSql } from "@/lib/db";
import { LOCKS } from "./locks";
import { takeEvents } from "./outbox";
import { cancelRuns, insertRuns, type Start } from "./runs";
import type { ExecutorEvent, FunctionSpec, FunctionSpecs } from "./types";

const BATCH = 200;

type Cancellation = { spec: FunctionSpec; event: ExecutorEvent };

/**
 * Turns the events of the outbox into runs, oldest first, and cancels what they cancel. One router works at a time over
 * all processes, so that an event that cancels never overtakes the one that began.
 * @returns how many calls were queued
 */
export async function routeEvents(specs: FunctionSpecs): Promise<number> {
  for (let total = 0; ; ) {
    const { taken, queued } = await routeBatch(specs);
    total += queued;
    if (taken < BATCH) return total;
  }
}

function routeBatch(specs: FunctionSpecs): Promise<{ taken: number; queued: number }> {
  return asSystemSql("executor", async (db) => {
    await db.query("SELECT pg_advisory_xact_lock($1, 0)", [LOCKS.router]);
    const events = await takeEvents(db, BATCH);
    const { starts, cancellations } = match([...specs.values()], events);
    // Runs are locked before slots, everywhere: see settle.ts.
    for (const { spec, event } of cancellations) await cancelRuns(db, spec, event);
    return { taken: events.length, queued: await insertRuns(db, starts) };
  });
}

/**
 * What a batch of events begins and cancels. Runs of older batches are canceled in the database; those of this batch
 * are marked here, so each event only cancels what began before it.
 */
export function match(
  specs: readonly FunctionSpec[],
  events: readonly ExecutorEvent[],
): { starts: Start[]; cancellations: Cancellation[] } {
  const starts: Start[] = [];
  const cancellations: Cancellation[] = [];
  for (const event of events) {
    for (const spec of specs) {
      if (!spec.mayCancel(event)) continue;
      cancellations.push({ spec, event });
      for (const start of starts) {
        if (start.spec === spec && spec.cancels(event, start.event)) start.isCanceled = true;
      }
    }
    for (const spec of specs) if (spec.startsOn(event)) starts.push({ spec, event, isCanceled: false });
  }
  return { starts, cancellations };
}
