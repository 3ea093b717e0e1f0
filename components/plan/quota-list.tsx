import { ProgressLine } from "@/components/patterns/progress-line";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel } from "@/components/patterns/section";
import type { QuotaKey } from "@/lib/schemas/plans";
import { quantityInWords } from "@/lib/schemas/quota-words";
import type { QuotaDto } from "@/lib/schemas/usage";

const LABELS: Record<QuotaKey, string> = {
  bots: "Bots",
  sources: "Sources",
  documents: "Documents",
  chunks: "Chunks of text",
  storageBytes: "Files",
  members: "Members",
  messagesPerDay: "Questions today",
  messagesPerMonth: "Questions this month",
  pagesPerMonth: "Pages read this month",
};

/** Every limit of the plan, with what is used of it. */
export function QuotaList({ quotas }: { quotas: readonly QuotaDto[] }) {
  return (
    <Panel className="overflow-hidden">
      <ul className="-me-px -mb-px grid grid-cols-1 @lg:grid-cols-2 @3xl:grid-cols-3">
        {quotas.map((quota) => (
          <li key={quota.key} className="flex flex-col gap-2 border-separator border-e border-b px-4 py-3.5">
            <Quota quota={quota} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Quota({ quota: { key, used, limit, resetsAt } }: { quota: QuotaDto }) {
  const label = LABELS[key];
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="text-muted text-xs">{label}</span>
        <span className="tabular-nums">
          <span className="font-semibold">{quantityInWords(key, used)}</span>
          <span className="text-muted">
            {limit === null ? " · no limit" : ` of ${quantityInWords(key, limit)}`}
          </span>
        </span>
      </p>
      {limit !== null && (
        <ProgressLine label={label} value={limit === 0 ? 1 : used / limit} tone={toneOf(used, limit)} />
      )}
      {limit !== null && resetsAt && (
        <p className="text-muted text-xs">
          Counted anew <RelativeTime iso={resetsAt} />
        </p>
      )}
    </>
  );
}

function toneOf(used: number, limit: number): "accent" | "warning" | "danger" {
  if (used >= limit) return "danger";
  return used >= limit * 0.8 ? "warning" : "accent";
}
