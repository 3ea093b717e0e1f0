import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { BotHeader } from "@/components/bots/bot-header";
import { botPaths } from "@/components/bots/bot-paths";
import { ButtonLink } from "@/components/patterns/button-link";
import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { Pager } from "@/components/patterns/pager";
import { Section } from "@/components/patterns/section";
import { AttachSources } from "@/components/sources/attach-sources";
import { DetachSource } from "@/components/sources/detach-source";
import { DropToAdd } from "@/components/sources/drop-to-add";
import { NoBotSources } from "@/components/sources/no-bot-sources";
import { isWorking } from "@/components/sources/source-facts";
import { newSourcePath } from "@/components/sources/source-paths";
import { type SourcesAddress, toSourcesQuery } from "@/components/sources/source-query";
import { SourceTable } from "@/components/sources/source-table";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listSources } from "@/lib/services/sources";
import { getBotOfPage } from "../bot-of-page";

type BotSourcesPageProps = {
  params: Promise<{ tenant: string; botId: string }>;
  searchParams: Promise<Pick<SourcesAddress, "cursor">>;
};

export async function generateMetadata({ params }: BotSourcesPageProps): Promise<Metadata> {
  return { title: `Sources of ${(await getBotOfPage(params)).name}` };
}

export default async function BotSourcesPage({ params, searchParams }: BotSourcesPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const bot = await getBotOfPage(params);
  const { cursor } = await searchParams;
  const { filter, query, apiPath } = toSourcesQuery({ bot: bot.id, cursor });
  const sources = await orNotFound(listSources(ctx, query));
  const { slug } = ctx.tenant;
  const canWrite = roleCan(role, "sources:write");
  const hasSome = sources.items.length > 0;
  const actions = canWrite && (
    <div className="flex flex-wrap gap-2">
      <AttachSources botId={bot.id} />
      <ButtonLink href={newSourcePath(slug, [bot.id])} variant="primary">
        <Plus aria-hidden="true" />
        Add source
      </ButtonLink>
    </div>
  );
  return (
    <>
      <BotHeader tenant={slug} bot={bot} />
      <Page>
        <Section
          title="What it answers from"
          description={
            hasSome &&
            canWrite &&
            "Detaching deletes nothing: the source stays, with its other bots and under Sources."
          }
          actions={hasSome && actions}
        >
          <SourceTable
            tenant={slug}
            sources={sources.items}
            action={canWrite ? (source) => <DetachSource source={source} botId={bot.id} /> : undefined}
            empty={<NoBotSources action={actions} />}
          />
        </Section>
        <Pager
          path={botPaths(slug, bot.id).sources}
          query={{ cursor: filter.cursor }}
          nextCursor={sources.nextCursor}
        />
        <DropToAdd botIds={[bot.id]} />
        <Live path={apiPath} isActive={sources.items.some(isWorking)} />
      </Page>
    </>
  );
}
