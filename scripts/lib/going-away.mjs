// Ends in order, once, whatever asks for it: Ctrl-C, a supervisor, or a parent that is gone.

const PARENT_CHECK_MS = 1_000;

/** @param {() => Promise<void>} close gives everything back; its end is the process's end */
export function onGoingAway(close) {
  let isGoing = false;
  const go = () => {
    if (isGoing) return;
    isGoing = true;
    close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, go);
  // The old Node that started us was killed.
  process.on("disconnect", go);
  watchParent(go);
}

/** Under npm, a parent that was killed leaves us to somebody else, and nobody could stop us by stopping npm. */
function watchParent(go) {
  if (!process.env.npm_lifecycle_event || process.connected) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && go(), PARENT_CHECK_MS).unref();
}
