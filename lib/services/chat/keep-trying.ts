import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";

/** Before each further try; with the waits for a connection, about half a minute. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000];

/**
 * Stores what cannot be had again, also when the database has no connection free or is away for a moment: a conflict at
 * a further try says that the one before had come through.
 * @throws what `store` throws, at last
 */
export async function keepTrying(store: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await store();
      return;
    } catch (thrown) {
      const { code } = AppError.from(thrown);
      if (tries > 0 && code === "conflict") return;
      const pause = PAUSES_MS[tries];
      if (code !== "unavailable" || pause === undefined) throw thrown;
      await sleep(pause);
    }
  }
}
