// Ends in order, once, whatever asks for it: Ctrl-C, a supervisor, or a parent that is gone.

import { onParentGone } from "./parent.mjs";
import { say } from "./progress.mjs";

/** Ctrl-C of a terminal comes more than once: to all of a group, and again by way of npm. */
const SAME_WISH_MS = 1_000;
const PATIENCE_MS = 2_000;

/**
 * @param {() => Promise<void>} close gives everything back; its end is the process's end
 * @returns {{ isGoing(): boolean }}
 */
export function onGoingAway(close) {
  let since = null;
  const go = (signal) => {
    if (since === null) {
      since = Date.now();
      end(close);
    } else if (signal === "SIGINT" && Date.now() - since > SAME_WISH_MS) {
      // Nothing is lost by it: the database ends by itself, and work under way is taken up again.
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, go);
  // The old Node that started us was killed; else npm is the one to watch.
  if (process.connected) process.on("disconnect", go);
  else onParentGone(go);
  return { isGoing: () => since !== null };
}

function end(close) {
  say("\nStopping …");
  setTimeout(() => say("… waiting for work under way; Ctrl-C again stops at once"), PATIENCE_MS).unref();
  close().then(
    () => process.exit(0),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}
