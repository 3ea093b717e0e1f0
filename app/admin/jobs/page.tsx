import { AdminJobTable } from "@/components/admin/admin-job-table";
import { PersonLive } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { statusLabel } from "@/components/patterns/status-badge";
import { UrlFilter } from "@/components/patterns/url-filter";
import { getOperator, orNotFound } from "@/lib/http";
import { JOB_STATUSES } from "@/lib/schemas/job";
import { listAllJobs } from "@/lib/services/admin";

const SHOWN = 50;
const STATES = JOB_STATUSES.map((status) => ({ value: status, label: statusLabel(status) }));

export const metadata = { title: "Jobs" };

type JobsPageProps = { searchParams: Promise<{ status?: string; cursor?: string }> };

export default async function JobsPage({ searchParams }: JobsPageProps) {
  const ctx = await getOperator();
  const { status, cursor } = await searchParams;
  // The query itself checks what the address says, and answers nonsense as something that is not there.
  const asked = { status, cursor, limit: SHOWN } as Parameters<typeof listAllJobs>[1];
  const jobs = await orNotFound(listAllJobs(ctx, asked));
  const isBusy = jobs.items.some((job) => job.status === "queued" || job.status === "running");
  const path = new URLSearchParams({
    limit: String(SHOWN),
    ...(status && { status }),
    ...(cursor && { cursor }),
  });
  return (
    <Page>
      <PageHeader
        title="Jobs"
        crumbs={[{ label: "Console", href: "/admin" }]}
        description="What is taken in, indexed and cleared away for all teams, newest first."
      />
      <div className="mb-4 flex flex-wrap gap-2">
        <UrlFilter name="status" label="State" all="All states" options={STATES} />
      </div>
      <AdminJobTable jobs={jobs.items} isFiltered={status !== undefined} />
      <Pager path="/admin/jobs" query={{ status, cursor }} nextCursor={jobs.nextCursor} />
      <PersonLive path={`/admin/jobs?${path}`} isActive={isBusy} />
    </Page>
  );
}
