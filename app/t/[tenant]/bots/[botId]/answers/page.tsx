import { Download } from "lucide-react";
import type { Metadata } from "next";
import { AnswerTable } from "@/components/answers/answer-table";
import { AskedForm } from "@/components/answers/asked-form";
import { ImportAnswers } from "@/components/answers/import-answers";
import { WriteAnswer } from "@/components/answers/write-answer";
import { BotHeader } from "@/components/bots/bot-header";
import { ButtonLink } from "@/components/patterns/button-link";
import { Page } from "@/components/patterns/page";
import { Pager } from "@/components/patterns/pager";
import { Section } from "@/components/patterns/section";
import { UrlFilter } from "@/components/patterns/url-filter";
import { UrlSearch } from "@/components/patterns/url-search";
import { API } from "@/lib/client/api";
import { answersPath } from "@/lib/client/chat-path";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listCurated } from "@/lib/services/curated";
import { getBotOfPage } from "../bot-of-page";
import { type Asked, formOfPage } from "./asked-of-page";

type AnswersPageProps = {
  params: Promise<{ tenant: string; botId: string }>;
  searchParams: Promise<Asked & { search?: string; state?: string; cursor?: string }>;
};

export async function generateMetadata({ params }: AnswersPageProps): Promise<Metadata> {
  return { title: `Answers of ${(await getBotOfPage(params)).name}` };
}

export default async function AnswersPage({ params, searchParams }: AnswersPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const bot = await getBotOfPage(params);
  const { search, state: wanted, cursor, ...asked } = await searchParams;
  const state = wanted === "enabled" || wanted === "disabled" ? wanted : undefined;
  const answers = await orNotFound(listCurated(ctx, { botId: bot.id, search, state, cursor, limit: 50 }));
  const { slug } = ctx.tenant;
  const canWrite = roleCan(role, "bots:write");
  const form = canWrite ? await formOfPage(ctx, bot.id, asked) : null;
  const path = answersPath(slug, bot.id);
  const isFiltered = Boolean(search) || state !== undefined || cursor !== undefined;
  const hasSome = answers.items.length > 0 || isFiltered;
  const write = canWrite && (
    <div className="flex flex-wrap gap-2">
      {hasSome && (
        <ButtonLink
          href={`${API}/bots/${bot.id}/answers/export?tenant=${slug}`}
          prefetch={false}
          download
          variant="secondary"
        >
          <Download className="size-4" aria-hidden="true" />
          Export
        </ButtonLink>
      )}
      <ImportAnswers botId={bot.id} />
      <WriteAnswer botId={bot.id} />
    </div>
  );
  return (
    <>
      <BotHeader tenant={slug} bot={bot} />
      <Page>
        <Section
          title="Answered by the team"
          description={hasSome && "Whoever asks one of these questions gets its answer word by word."}
          actions={hasSome && write}
        >
          {hasSome && (
            <div className="mb-4 flex flex-wrap items-center gap-2">
              <UrlSearch name="search" label="Search the answers" placeholder="Search the answers" />
              <UrlFilter
                name="state"
                label="State"
                all="All"
                options={[
                  { value: "enabled", label: "Given" },
                  { value: "disabled", label: "Disabled" },
                ]}
              />
            </div>
          )}
          <AnswerTable
            answers={answers.items}
            canWrite={canWrite}
            wholeHref={isFiltered ? path : null}
            action={write}
          />
        </Section>
        <Pager path={path} query={{ search, state, cursor }} nextCursor={answers.nextCursor} />
        {form && <AskedForm key={JSON.stringify(asked)} botId={bot.id} {...form} />}
      </Page>
    </>
  );
}
