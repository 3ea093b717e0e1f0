import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Clock,
  LoaderCircle,
  type LucideIcon,
} from "lucide-react";

type Tone = "neutral" | "active" | "good" | "warning" | "bad";

/** Every state that sources, documents and jobs can be in: its word, and how it looks. What is at work may be waiting. */
const STATES = {
  queued: { label: "Queued", tone: "neutral" },
  waiting: { label: "Waiting", tone: "neutral" },
  discovering: { label: "Finding pages", tone: "active" },
  syncing: { label: "Checking", tone: "active" },
  processing: { label: "Processing", tone: "active" },
  extracting: { label: "Reading", tone: "active" },
  embedding: { label: "Embedding", tone: "active" },
  running: { label: "Running", tone: "active" },
  ready: { label: "Ready", tone: "good" },
  succeeded: { label: "Done", tone: "good" },
  partial: { label: "Partly ready", tone: "warning" },
  unsupported: { label: "Unsupported", tone: "warning" },
  failed: { label: "Failed", tone: "bad" },
  stopped: { label: "Stopped", tone: "warning" },
  done: { label: "Done", tone: "good" },
  canceled: { label: "Canceled", tone: "neutral" },
} as const satisfies Record<string, { label: string; tone: Tone }>;

export type Status = keyof typeof STATES;

const TONES: Record<Tone, { icon: LucideIcon; look: string }> = {
  neutral: { icon: CircleDashed, look: "bg-default text-muted" },
  active: { icon: LoaderCircle, look: "bg-accent-soft text-accent-soft-foreground" },
  good: { icon: CircleCheck, look: "bg-success-soft text-success-soft-foreground" },
  warning: { icon: CircleAlert, look: "bg-warning-soft text-warning-soft-foreground" },
  bad: { icon: CircleAlert, look: "bg-danger-soft text-danger-soft-foreground" },
};

const ICONS: Partial<Record<Status, LucideIcon>> = { canceled: Ban, waiting: Clock };

export function statusLabel(status: Status): string {
  return STATES[status].label;
}

/** A state as a word and a sign, so that colour is never all there is. */
export function StatusBadge({ status }: { status: Status }) {
  const { label, tone } = STATES[status];
  const { icon, look } = TONES[tone];
  const Icon = ICONS[status] ?? icon;
  return (
    <span
      className={`inline-flex h-6 w-fit items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs ${look}`}
    >
      <Icon
        className={`size-3.5 ${tone === "active" ? "motion-safe:animate-spin" : ""}`}
        aria-hidden="true"
      />
      {label}
    </span>
  );
}
