import { DataTable } from "@/components/patterns/data-table";
import { DayChart } from "@/components/patterns/day-chart";
import { formatNumber } from "@/lib/client/format";
import type { UsageDto } from "@/lib/schemas/usage";

/** What was used in the last thirty days, and month by month. */
export function UsageHistory({ days, months }: Pick<UsageDto, "days" | "months">) {
  const series = (key: "messages" | "pages") => days.map((day) => ({ day: day.day, value: day[key] }));
  const begun = months.findIndex(({ messages, pages }) => messages + pages > 0);
  const used = begun < 0 ? [] : months.slice(begun).reverse();
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-1 gap-3 @2xl:grid-cols-2">
        <DayChart title="Questions" days={series("messages")} />
        <DayChart title="Pages read" days={series("pages")} />
      </div>
      {used.length > 0 && (
        <DataTable
          label="Usage by month"
          rows={used}
          rowKey={({ month }) => month}
          empty={null}
          columns={[
            { key: "month", label: "Month", cell: ({ month }) => monthInWords(month) },
            {
              key: "messages",
              label: "Questions",
              align: "end",
              cell: ({ messages }) => formatNumber(messages),
            },
            { key: "pages", label: "Pages read", align: "end", cell: ({ pages }) => formatNumber(pages) },
          ]}
        />
      )}
    </div>
  );
}

function monthInWords(month: string): string {
  return new Date(`${month}-01`).toLocaleDateString("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
