import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BotHeader } from "@/components/bots/bot-header";
import { CreateSet } from "@/components/evaluations/create-set";
import { evaluationPaths } from "@/components/evaluations/evaluation-paths";
import { isUnderWay } from "@/components/evaluations/run-state";
import { SetTable } from "@/components/evaluations/set-table";
import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { Pager } from "@/components/patterns/pager";
import { Section } from "@/components/patterns/section";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listSets } from "@/lib/services/evaluations";
import { getBotOfPage } from "../bot-of-page";

type EvaluationPageProps = {
  params: Promise<{ tenant: string; botId: string }>;
  searchParams: Promise<{ cursor?: string }>;
};

export async function generateMetadata({ params }: EvaluationPageProps): Promise<Metadata> {
  return { title: `Evaluation of ${(await getBotOfPage(params)).name}` };
}

export default async function EvaluationPage({ params, searchParams }: EvaluationPageProps) {
  const { ctx, role } = await getPageCtx(params);
  if (!roleCan(role, "evaluations:read")) notFound();
  const bot = await getBotOfPage(params);
  const { cursor } = await searchParams;
  const sets = await orNotFound(listSets(ctx, { botId: bot.id, cursor }));
  const { slug } = ctx.tenant;
  const create = <CreateSet botId={bot.id} />;
  return (
    <>
      <BotHeader tenant={slug} bot={bot} />
      <Page>
        <Section
          title="How well it answers"
          description="Sets of questions with what a good answer is. A run asks them all, as a visitor would, and keeps no conversation; answers that your team wrote are left aside, to see what the sources answer."
          actions={sets.items.length > 0 && create}
        >
          <SetTable tenant={slug} sets={sets.items} create={create} />
        </Section>
        <Pager path={evaluationPaths(slug, bot.id).list} query={{ cursor }} nextCursor={sets.nextCursor} />
        <Live
          path={`/bots/${bot.id}/evaluations`}
          isActive={sets.items.some(({ lastRun }) => lastRun !== null && isUnderWay(lastRun))}
        />
      </Page>
    </>
  );
}
