import { RelativeTime } from "@/components/patterns/relative-time";
import type { SyncRunDto } from "@/lib/schemas/sync";
import { runSummary, triggerWords, waitWords } from "./run-words";

/** When and why a look at an origin was, how long it waited and ran, what came of it, and why it ended. */
export function RunFacts({ run }: { run: SyncRunDto }) {
  const waits = waitWords(run);
  return (
    <>
      {triggerWords(run.trigger)}, <RelativeTime iso={run.startedAt} />
      {waits && ` · ${waits}`} · {runSummary(run)}
      {run.error && <span className="wrap-anywhere mt-1 block">{run.error.message}</span>}
    </>
  );
}
