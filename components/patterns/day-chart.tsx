import { Panel } from "@/components/patterns/section";
import { formatNumber } from "@/lib/client/format";
import { barsOf, topOf } from "./chart-shape";

const SIZE = { width: 300, height: 80 };

type DayChartProps = { title: string; days: readonly { day: string; value: number }[] };

/** A number for each day as bars; for screen readers as a table. */
export function DayChart({ title, days }: DayChartProps) {
  const total = days.reduce((sum, { value }) => sum + value, 0);
  return (
    <Panel className="relative p-4">
      <h3 className="flex items-baseline justify-between gap-2">
        <span className="text-muted text-xs">{title}</span>
        <span className="font-semibold text-xl tabular-nums tracking-tight">{formatNumber(total)}</span>
      </h3>
      <div aria-hidden="true">
        <div className="mt-3 flex items-stretch gap-2">
          <svg
            viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
            preserveAspectRatio="none"
            className="h-24 min-w-0 flex-1 overflow-visible border-border border-y"
          >
            <title>{title}</title>
            {barsOf(days, SIZE).map(({ day, value, ...place }) => (
              <rect key={day} {...place} className="fill-accent">
                <title>{`${shortDay(day)}: ${formatNumber(value)}`}</title>
              </rect>
            ))}
          </svg>
          <span className="flex flex-col justify-between text-muted text-xs leading-none tabular-nums">
            <span>{formatNumber(topOf(days.map(({ value }) => value)))}</span>
            <span>0</span>
          </span>
        </div>
        <p className="mt-1.5 flex justify-between pe-4 text-muted text-xs">
          <span>{shortDay(days[0]?.day)}</span>
          <span>{shortDay(days.at(-1)?.day)}</span>
        </p>
      </div>
      {/* A table keeps the height of its rows whatever it is told: what is around it clips. */}
      <div className="sr-only">
        <table>
          <caption>{title}, day by day</caption>
          <tbody>
            {days.map(({ day, value }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function shortDay(day: string | undefined): string {
  if (!day) return "";
  return new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}
