import { DayChart } from "@/components/patterns/day-chart";
import { Figures } from "@/components/patterns/figures";
import { Section } from "@/components/patterns/section";
import { formatNumber } from "@/lib/client/format";
import { formatBytes } from "@/lib/core/format-bytes";
import type { StatisticsDto } from "@/lib/schemas/admin";

/** What the deployment holds, does now, and did in the last thirty days. */
export function Statistics({ statistics: { totals, jobs, days } }: { statistics: StatisticsDto }) {
  const series = (key: "questions" | "documents" | "tenants") =>
    days.map((day) => ({ day: day.day, value: day[key] }));
  return (
    <div className="flex flex-col gap-8">
      <Figures
        figures={[
          { label: "Teams", value: formatNumber(totals.tenants) },
          { label: "Suspended", value: formatNumber(totals.suspended) },
          { label: "People", value: formatNumber(totals.users) },
          { label: "Bots", value: formatNumber(totals.bots) },
          { label: "Conversations", value: formatNumber(totals.conversations) },
          { label: "Documents", value: formatNumber(totals.documents) },
          { label: "Passages", value: formatNumber(totals.chunks) },
          { label: "Storage", value: formatBytes(totals.storageBytes) },
          { label: "Jobs waiting", value: formatNumber(jobs.queued) },
          { label: "Jobs running", value: formatNumber(jobs.running) },
        ]}
      />
      {jobs.failedToday > 0 && (
        <p className="rounded-lg bg-danger-soft px-3 py-2 text-danger-soft-foreground">
          {formatNumber(jobs.failedToday)} {jobs.failedToday === 1 ? "job has" : "jobs have"} failed today.
        </p>
      )}
      <Section title="The last thirty days" description="Days are in UTC.">
        <div className="grid grid-cols-1 gap-3 @2xl:grid-cols-3">
          <DayChart title="Questions" days={series("questions")} />
          <DayChart title="New documents" days={series("documents")} />
          <DayChart title="New teams" days={series("tenants")} />
        </div>
      </Section>
    </div>
  );
}
