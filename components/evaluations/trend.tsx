import { formatPercent } from "@/lib/client/format";
import { linesOf, pointsOf } from "./chart-shape";

const SIZE = { width: 100, height: 28 };

type TrendProps = { label: string; shares: readonly (number | null)[] };

/** How a share went from run to run, the oldest first; for screen readers in numbers. */
export function Trend({ label, shares }: TrendProps) {
  const points = pointsOf(shares, SIZE);
  const last = points.at(-1);
  const told = shares.map((share) => (share === null ? "not measured" : formatPercent(share))).join(", ");
  return (
    <span className="relative mt-2 block h-7">
      <svg
        role="img"
        aria-label={`${label}, run by run: ${told}`}
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible border-separator border-b"
      >
        {linesOf(points).map((line) => (
          <polyline
            key={line}
            points={line}
            fill="none"
            className="stroke-accent"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {last && (
        <span
          aria-hidden="true"
          className="absolute size-1.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
          style={{ left: `${last.x}%`, top: `${(last.y / SIZE.height) * 100}%` }}
        />
      )}
    </span>
  );
}
