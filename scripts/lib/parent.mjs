// Under npm, a parent that was killed leaves us to somebody else, and nobody could stop us by stopping npm.
// Old Nodes run this file too: keep it plain.

const CHECK_EVERY_MS = 250;

/** Calls `go` when npm is gone. The scripts in package.json begin with `exec`, so npm itself is our parent. */
export function onParentGone(go) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    go();
  }, CHECK_EVERY_MS);
  timer.unref();
}
