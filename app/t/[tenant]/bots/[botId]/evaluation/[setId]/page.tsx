import type { Metadata } from "next";
import { AddQuestions } from "@/components/evaluations/add-questions";
import { evaluationPaths } from "@/components/evaluations/evaluation-paths";
import { LastRun } from "@/components/evaluations/last-run";
import { QuestionTable } from "@/components/evaluations/question-table";
import { RunControls } from "@/components/evaluations/run-controls";
import { RunTable } from "@/components/evaluations/run-table";
import { SetActions } from "@/components/evaluations/set-actions";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { Section } from "@/components/patterns/section";
import { getPageCtx, orNotFound } from "@/lib/http";
import { getRun, listPlaces, listQuestions, listRuns } from "@/lib/services/evaluations";
import { getBotOfPage } from "../../bot-of-page";
import { getSetOfPage } from "./set-of-page";

const RUNS_SHOWN = 20;

type SetPageProps = {
  params: Promise<{ tenant: string; botId: string; setId: string }>;
  searchParams: Promise<{ cursor?: string }>;
};

export async function generateMetadata({ params }: SetPageProps): Promise<Metadata> {
  return { title: (await getSetOfPage(params)).name };
}

export default async function SetPage({ params, searchParams }: SetPageProps) {
  const { ctx } = await getPageCtx(params);
  const [bot, set] = [await getBotOfPage(params), await getSetOfPage(params)];
  const { cursor } = await searchParams;
  const [setId, botId] = [set.id, bot.id];
  const questions = await orNotFound(listQuestions(ctx, { setId, cursor }));
  const { items: runs } = await orNotFound(listRuns(ctx, { setId, limit: RUNS_SHOWN }));
  const places = await orNotFound(listPlaces(ctx, { botId }));
  const measured = runs.filter(({ measures }) => measures !== null);
  const [newest] = measured;
  const last = newest ? await orNotFound(getRun(ctx, { setId, runId: newest.id })) : null;
  const { slug } = ctx.tenant;
  const paths = evaluationPaths(slug, botId);
  const add = <AddQuestions setId={setId} places={places} />;
  return (
    <Page>
      <PageHeader
        title={set.name}
        crumbs={[
          { label: "Bots", href: `/t/${slug}/bots` },
          { label: bot.name, href: `/t/${slug}/bots/${botId}` },
          { label: "Evaluation", href: paths.list },
        ]}
        actions={
          <>
            {set.questions > 0 && <RunControls setId={setId} run={runs[0] ?? null} />}
            <SetActions set={set} />
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <LastRun
          tenant={slug}
          botId={botId}
          newest={runs[0] ?? null}
          last={last}
          history={measured.toReversed()}
        />
        <Section title="Questions" actions={questions.items.length > 0 && add}>
          <QuestionTable questions={questions.items} places={places} add={add} />
          <Pager path={paths.set(setId)} query={{ cursor }} nextCursor={questions.nextCursor} />
        </Section>
        {runs.length > 0 && (
          <Section title="Runs" description={`The newest ${RUNS_SHOWN} at most.`}>
            <RunTable tenant={slug} botId={botId} runs={runs} />
          </Section>
        )}
      </div>
    </Page>
  );
}
