import type { OpenCtx } from "../_kit";

/** Hands over what stayed in the outbox. May run at any time, any number of times. */
export async function sweepOutbox({ ports, log }: OpenCtx): Promise<{ events: number }> {
  const events = await ports.events.sweep();
  if (events > 0) log.warn({ events }, "events had stayed in the outbox");
  return { events };
}
