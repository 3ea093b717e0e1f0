import { isUnderWay } from "@/components/jobs/job-figures";
import { JobFilters } from "@/components/jobs/job-filters";
import { JobGroups } from "@/components/jobs/job-groups";
import { JobList } from "@/components/jobs/job-list";
import { type JobQuery, jobsPath } from "@/components/jobs/job-query";
import { NoJobs } from "@/components/jobs/no-jobs";
import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import type { Ctx } from "@/lib/services/_kit";
import { listJobGroups, listJobs } from "@/lib/services/jobs";
import { listSources } from "@/lib/services/sources";

const SHOWN = 25;

export const metadata = { title: "Jobs" };

type JobsPageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<JobQuery> };

export default async function JobsPage({ params, searchParams }: JobsPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const asked = await searchParams;
  const { status, source, cursor } = asked;
  const { slug } = ctx.tenant;
  const home = `/t/${slug}`;
  const [found, sources] = await orNotFound(
    Promise.all([source ? oneSource(ctx, asked) : bySource(ctx, asked), listSources(ctx, { limit: 200 })]),
  );
  const isFiltered = status !== undefined || source !== undefined;
  const empty = <NoJobs home={home} isFiltered={isFiltered} canWrite={roleCan(role, "sources:write")} />;
  const isSome = found.groups.length + found.jobs.length > 0;
  return (
    <Page>
      <PageHeader
        title="Jobs"
        crumbs={[{ label: "Home", href: home }]}
        description="What MiniRAG takes in, indexes and clears away, newest first."
      />
      {(isSome || isFiltered) && <JobFilters sources={sources.items} chosen={source} />}
      {source ? (
        <JobList jobs={found.jobs} tenant={slug} empty={empty} />
      ) : (
        <JobGroups groups={found.groups} tenant={slug} status={status} empty={empty} />
      )}
      <Pager path={`${home}/jobs`} query={{ status, source, cursor }} nextCursor={found.nextCursor} />
      <Live path={jobsPath(asked, SHOWN)} isActive={found.isActive} />
    </Page>
  );
}

// The queries themselves check what the address says, and answer nonsense as something that is not there.

async function oneSource(ctx: Ctx, { status, source: sourceId, cursor }: JobQuery) {
  const asked = { status, sourceId, cursor, limit: SHOWN } as Parameters<typeof listJobs>[1];
  const { items: jobs, nextCursor } = await listJobs(ctx, asked);
  return { jobs, groups: [], nextCursor, isActive: jobs.some(isUnderWay) };
}

async function bySource(ctx: Ctx, { status, cursor }: JobQuery) {
  const asked = { status, cursor, limit: SHOWN } as Parameters<typeof listJobGroups>[1];
  const { items: groups, nextCursor } = await listJobGroups(ctx, asked);
  const isActive = groups.some(({ counts }) => counts.queued + counts.running > 0);
  return { groups, jobs: [], nextCursor, isActive };
}
