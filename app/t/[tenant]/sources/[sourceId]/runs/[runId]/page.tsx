import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { StatusBadge } from "@/components/patterns/status-badge";
import { RunFacts } from "@/components/sources/run-facts";
import { RunPageLists } from "@/components/sources/run-page-lists";
import { runPath, sourcePath, sourcesPath } from "@/components/sources/source-paths";
import type { JobId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { getRun } from "@/lib/services/sources";
import { getSourceOfPage } from "../../source-of-page";

export const metadata = { title: "Check of the origin" };

type RunPageProps = { params: Promise<{ tenant: string; sourceId: string; runId: string }> };

export default async function RunPage({ params }: RunPageProps) {
  const { ctx } = await getPageCtx(params);
  const source = await getSourceOfPage(params);
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  const runId = (await params).runId as JobId;
  const run = await orNotFound(getRun(ctx, { sourceId: source.id, runId }));
  const { slug } = ctx.tenant;
  return (
    <Page>
      <PageHeader
        title="Check of the origin"
        crumbs={[
          { label: "Sources", href: sourcesPath(slug) },
          { label: source.title, href: sourcePath(slug, source.id) },
        ]}
        badge={<StatusBadge status={run.outcome} />}
        description={<RunFacts run={run} />}
      />
      <RunPageLists run={run} />
      <Live path={runPath(source.id, runId)} isActive={run.outcome === "running"} />
    </Page>
  );
}
