type Tone = "accent" | "warning" | "danger";
type ProgressLineProps = { label: string; value: number | null; tone?: Tone };

const TONES: Record<Tone, string> = { accent: "bg-accent", warning: "bg-warning", danger: "bg-danger" };

/** How far something is, from 0 to 1; null: at work, nobody knows how far. */
export function ProgressLine({ label, value, tone = "accent" }: ProgressLineProps) {
  const percent = value === null ? undefined : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 w-full overflow-hidden rounded-full bg-default"
    >
      <div
        className={`h-full rounded-full ${TONES[tone]} transition-[width] duration-300 ${percent === undefined ? "w-1/3 motion-safe:animate-pulse" : ""}`}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
