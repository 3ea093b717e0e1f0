import { Panel } from "@/components/patterns/section";
import type { Change, Measure, Measures, RunDto } from "@/lib/schemas/evaluation";
import { ChangeMark } from "./change-mark";
import { changeText, MEASURE_NAMES, MEASURES, measureText, SHARES } from "./measure-words";
import { Trend } from "./trend";

type MeasureGridProps = {
  measures: Measures;
  previous: Measures | null;
  changes: Readonly<Record<string, Change>>;
  /** Runs with measures up to this one, the oldest first: what the lines show. */
  history: readonly RunDto[];
};

/** Counts that are only worth a place when there is something to tell. */
const ONLY_IF_SOME: ReadonlySet<Measure> = new Set<Measure>([
  "failed",
  "degraded",
  "inputTokens",
  "outputTokens",
]);

/** What a run measured, each beside the run before, with a line over all runs. */
export function MeasureGrid({ measures, previous, changes, history }: MeasureGridProps) {
  const shown = MEASURE_NAMES.filter(
    (name) => measures[name] !== null && !(ONLY_IF_SOME.has(name) && measures[name] === 0),
  );
  return (
    <Panel className="overflow-hidden">
      <dl className="-me-px -mb-px grid grid-cols-2 @2xl:grid-cols-3 @4xl:grid-cols-4">
        {shown.map((name) => {
          const { label, about } = MEASURES[name];
          const change = changes[name];
          return (
            <div key={name} className="border-separator border-e border-b px-4 py-3.5">
              <dt className="text-muted text-xs" title={about}>
                {label}
              </dt>
              <dd>
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="mt-0.5 font-semibold text-xl tabular-nums tracking-tight">
                    {measureText(name, measures)}
                  </span>
                  {change && previous && (
                    <ChangeMark change={change} amount={changeText(name, measures, previous)} />
                  )}
                </span>
                <span className="sr-only">{about}</span>
                {history.length > 1 && SHARES.includes(name) && (
                  <Trend label={label} shares={history.map((run) => run.measures?.[name] ?? null)} />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
