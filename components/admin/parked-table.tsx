import { DataTable } from "@/components/patterns/data-table";
import { RelativeTime } from "@/components/patterns/relative-time";
import { formatNumber } from "@/lib/client/format";
import type { ParkedDto } from "@/lib/schemas/parked";

/** Events of the payment service that could be about nobody here, with what to do. */
export function ParkedTable({ parked }: { parked: readonly ParkedDto[] }) {
  return (
    <DataTable
      label="Billing events set aside"
      rows={parked}
      rowKey={({ reason }) => reason}
      empty={<p className="text-muted">None. Every event was about a team of this deployment.</p>}
      columns={[
        {
          key: "reason",
          label: "Why, and what to do",
          cell: ({ reason, advice, lastId, lastType }) => (
            <div className="flex flex-col gap-0.5">
              <span className="whitespace-normal font-medium first-letter:uppercase">{reason}</span>
              {advice && <span className="max-w-2xl whitespace-normal text-muted text-xs">{advice}</span>}
              <span className="wrap-anywhere whitespace-normal text-muted text-xs">
                The last one: {lastType}, <code>{lastId}</code>
              </span>
            </div>
          ),
        },
        { key: "count", label: "Events", cell: ({ count }) => formatNumber(count), align: "end" },
        {
          key: "last",
          label: "Last",
          cell: ({ lastAt }) => <RelativeTime iso={lastAt} />,
          from: "narrow",
          align: "end",
        },
      ]}
    />
  );
}
