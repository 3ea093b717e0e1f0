import { ProgressLine } from "@/components/patterns/progress-line";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel } from "@/components/patterns/section";
import { WaitNote } from "@/components/patterns/wait-note";
import { formatPercent } from "@/lib/client/format";
import type { SourceDto } from "@/lib/schemas/source";
import { AttachedBots } from "./attached-bots";
import type { BotName } from "./bot-choice";
import { scheduleWords } from "./run-words";
import { describeCounts, isWorking, problemOf, progressOf, workWords } from "./source-facts";

type SourceSummaryProps = { tenant: string; source: SourceDto; bots: readonly BotName[] };

/** What a source holds, how far the work on it is, and who answers from it. */
export function SourceSummary({ tenant, source, bots }: SourceSummaryProps) {
  const { progress, title, schedule, nextSyncAt, lastSyncedAt } = source;
  const problem = problemOf(source);
  return (
    <Panel className="mb-6 flex flex-col gap-4 p-4">
      {isWorking(source) ? (
        <div className="flex flex-col gap-2">
          <p className="flex justify-between gap-3 tabular-nums">
            <span role="status">{workWords(source)}</span>
            {progress > 0 && <span className="text-muted">{formatPercent(progress)}</span>}
          </p>
          <ProgressLine label={`Progress of ${title}`} value={progressOf(source)} />
          {source.wait && (
            <p className="text-muted">
              <WaitNote wait={source.wait} />
            </p>
          )}
        </div>
      ) : (
        <div className="flex flex-col gap-1">
          <p className="tabular-nums">{describeCounts(source)}</p>
          {problem && <p className="text-danger-soft-foreground">{problem}</p>}
          {(schedule || lastSyncedAt) && (
            <p className="text-muted text-xs">
              {lastSyncedAt && <RelativeTime iso={lastSyncedAt} prefix="Looked at " />}
              {schedule && `${lastSyncedAt ? " · " : ""}${scheduleWords(schedule)}`}
              {nextSyncAt && <RelativeTime iso={nextSyncAt} prefix=" · Next " />}
            </p>
          )}
        </div>
      )}
      <Notes metadata={source.metadata} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="text-muted text-xs">Bots that answer from it</p>
        <AttachedBots tenant={tenant} source={source} bots={bots} />
      </div>
    </Panel>
  );
}

/** What is noted about it, in the words of whoever did. */
function Notes({ metadata }: Pick<SourceDto, "metadata">) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {entries.map(([key, value]) => (
        <div key={key} className="wrap-anywhere flex gap-1.5">
          <dt className="text-muted">{key}</dt>
          <dd>{String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
