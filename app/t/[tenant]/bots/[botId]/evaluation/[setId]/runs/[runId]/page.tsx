import { evaluationPaths } from "@/components/evaluations/evaluation-paths";
import { MeasureGrid } from "@/components/evaluations/measure-grid";
import { ResultFilter } from "@/components/evaluations/result-filter";
import { ResultList } from "@/components/evaluations/result-list";
import { RunFacts } from "@/components/evaluations/run-facts";
import { RunProgress } from "@/components/evaluations/run-progress";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { Section } from "@/components/patterns/section";
import type { JobId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { RESULT_FILTERS } from "@/lib/schemas/evaluation";
import { getRun, listResults } from "@/lib/services/evaluations";
import { getBotOfPage } from "../../../../bot-of-page";
import { getSetOfPage } from "../../set-of-page";

export const metadata = { title: "Evaluation run" };

type RunPageProps = {
  params: Promise<{ tenant: string; botId: string; setId: string; runId: string }>;
  searchParams: Promise<{ cursor?: string; show?: string }>;
};

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { ctx } = await getPageCtx(params);
  const [bot, set] = [await getBotOfPage(params), await getSetOfPage(params)];
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  const runId = (await params).runId as JobId;
  const { cursor, show: wanted } = await searchParams;
  const show = RESULT_FILTERS.find((filter) => filter === wanted) ?? "all";
  const run = await orNotFound(getRun(ctx, { setId: set.id, runId }));
  const results = await orNotFound(listResults(ctx, { setId: set.id, runId, show, cursor }));
  const { slug } = ctx.tenant;
  const paths = evaluationPaths(slug, bot.id);
  return (
    <Page>
      <PageHeader
        title="Evaluation run"
        crumbs={[
          { label: bot.name, href: `/t/${slug}/bots/${bot.id}` },
          { label: "Evaluation", href: paths.list },
          { label: set.name, href: paths.set(set.id) },
        ]}
        description={<RunFacts run={run} />}
      />
      <div className="flex flex-col gap-8">
        <RunProgress run={run} />
        {run.measures && (
          <MeasureGrid
            measures={run.measures}
            previous={run.previous?.measures ?? null}
            changes={run.changes}
            history={[]}
          />
        )}
        <Section title="Questions" actions={<ResultFilter hasPrevious={run.previous !== null} />}>
          <ResultList tenant={slug} results={results.items} isFiltered={show !== "all"} />
          <Pager
            path={paths.run(set.id, runId)}
            query={{ cursor, show: wanted }}
            nextCursor={results.nextCursor}
          />
        </Section>
      </div>
    </Page>
  );
}
