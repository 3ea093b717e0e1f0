import { Live } from "@/components/patterns/live";
import { ProgressLine } from "@/components/patterns/progress-line";
import { Panel } from "@/components/patterns/section";
import type { RunDto } from "@/lib/schemas/evaluation";
import { isUnderWay } from "./run-state";

/** How far a run is, kept true while it goes on; or why it did not come to its end. */
export function RunProgress({ run }: { run: RunDto }) {
  const { done, total } = run.progress;
  const path = `/evaluations/${run.setId}/runs/${run.id}`;
  if (run.status === "succeeded") return null;
  return (
    <Panel className="flex flex-col gap-2 p-4">
      <p role={run.status === "failed" ? "alert" : "status"}>
        {isUnderWay(run)
          ? run.status === "queued"
            ? "It waits for its turn."
            : `${done} of ${total} questions are asked.`
          : `${run.error?.message ?? "It was stopped."} ${done} of ${total} questions were asked.`}
      </p>
      {isUnderWay(run) && <ProgressLine label="Questions asked" value={total ? done / total : null} />}
      <Live path={path} isActive={isUnderWay(run)} />
    </Panel>
  );
}
