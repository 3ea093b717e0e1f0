import { ProgressLine } from "@/components/patterns/progress-line";
import { StatusBadge } from "@/components/patterns/status-badge";
import type { SourceDto } from "@/lib/schemas/source";
import { isWorking, progressOf, shownStatus } from "./source-facts";

/** The state of a source and, while it is at work, how far it is. */
export function SourceState({
  source,
}: {
  source: Pick<SourceDto, "status" | "progress" | "title" | "wait">;
}) {
  const { title } = source;
  return (
    <span className="flex min-w-28 flex-col gap-1.5">
      <StatusBadge status={shownStatus(source)} />
      {isWorking(source) && <ProgressLine label={`Progress of ${title}`} value={progressOf(source)} />}
    </span>
  );
}
