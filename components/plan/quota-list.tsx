import type { ReactNode } from "react";
import { ProgressLine } from "@/components/patterns/progress-line";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel } from "@/components/patterns/section";
import { count, formatNumber } from "@/lib/client/format";
import type { QuotaKey } from "@/lib/schemas/plans";
import { quantityInWords, retentionInWords } from "@/lib/schemas/quota-words";
import type { QuotaDto, UsageDto } from "@/lib/schemas/usage";

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

type QuotaListProps = Pick<UsageDto, "quotas" | "retentionDays" | "requestsPerMinute">;

/** Every limit of the plan, with what is used of it where that is counted. */
export function QuotaList({ quotas, retentionDays, requestsPerMinute }: QuotaListProps) {
  const { read, write, chat } = requestsPerMinute;
  return (
    <Panel className="overflow-hidden">
      <ul className="-me-px -mb-px grid grid-cols-1 @lg:grid-cols-2 @3xl:grid-cols-3">
        {quotas.map((quota) => (
          <Cell key={quota.key}>
            <Quota quota={quota} />
          </Cell>
        ))}
        <Cell>
          <Line
            label="Conversations are kept"
            amount={retentionInWords(retentionDays)}
            rest={retentionDays === null ? "" : " at most"}
          />
        </Cell>
        <Cell>
          <Line label="Requests a minute" amount={count(read, "read")} rest={`, ${count(write, "change")}`} />
          <p className="text-muted text-xs">For each person and token</p>
        </Cell>
        <Cell>
          <Line label="Questions a minute" amount={formatNumber(chat)} rest="" />
          <p className="text-muted text-xs">For each person and token</p>
        </Cell>
      </ul>
    </Panel>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return <li className="flex flex-col gap-2 border-separator border-e border-b px-4 py-3.5">{children}</li>;
}

function Line({ label, amount, rest }: { label: string; amount: string; rest: string }) {
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-2">
      <span className="text-muted text-xs">{label}</span>
      <span className="tabular-nums">
        <span className="font-semibold">{amount}</span>
        <span className="text-muted">{rest}</span>
      </span>
    </p>
  );
}

function Quota({ quota: { key, used, limit, resetsAt } }: { quota: QuotaDto }) {
  const label = LABELS[key];
  return (
    <>
      <Line
        label={label}
        amount={quantityInWords(key, used)}
        rest={limit === null ? " · no limit" : ` of ${quantityInWords(key, limit)}`}
      />
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
