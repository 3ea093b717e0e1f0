import { isUnderWay } from "@/components/jobs/job-figures";
import { JobFilters } from "@/components/jobs/job-filters";
import { type JobQuery, jobsPath } from "@/components/jobs/job-query";
import { JobTable } from "@/components/jobs/job-table";
import { NoJobs } from "@/components/jobs/no-jobs";
import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listJobs } from "@/lib/services/jobs";
import { listSources } from "@/lib/services/sources";

const SHOWN = 25;

export const metadata = { title: "Jobs" };

type JobsPageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<JobQuery> };

export default async function JobsPage({ params, searchParams }: JobsPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const { status, source, cursor } = await searchParams;
  const { slug } = ctx.tenant;
  const home = `/t/${slug}`;
  // The query itself checks what the address says, and answers nonsense as something that is not there.
  const asked = { status, sourceId: source, cursor, limit: SHOWN } as Parameters<typeof listJobs>[1];
  const [jobs, sources] = await orNotFound(
    Promise.all([listJobs(ctx, asked), listSources(ctx, { limit: 200 })]),
  );
  const isFiltered = status !== undefined || source !== undefined;
  const empty = <NoJobs home={home} isFiltered={isFiltered} canWrite={roleCan(role, "sources:write")} />;
  return (
    <Page>
      <PageHeader
        title="Jobs"
        crumbs={[{ label: "Home", href: home }]}
        description="What MiniRAG takes in, indexes and clears away, newest first."
      />
      {(jobs.items.length > 0 || isFiltered) && <JobFilters sources={sources.items} chosen={source} />}
      <JobTable jobs={jobs.items} tenant={slug} empty={empty} />
      <Pager path={`${home}/jobs`} query={{ status, source, cursor }} nextCursor={jobs.nextCursor} />
      <Live path={jobsPath({ status, source, cursor }, SHOWN)} isActive={jobs.items.some(isUnderWay)} />
    </Page>
  );
}
