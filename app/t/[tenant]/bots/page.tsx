import { Bot } from "lucide-react";
import { BotCard } from "@/components/bots/bot-card";
import { CreateBot } from "@/components/bots/create-bot";
import { DeletedBots } from "@/components/bots/deleted-bots";
import { EmptyState } from "@/components/patterns/empty-state";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listBots } from "@/lib/services/bots";

export const metadata = { title: "Bots" };

type BotsPageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string; new?: string }>;
};

export default async function BotsPage({ params, searchParams }: BotsPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const { cursor, new: isNew } = await searchParams;
  const [bots, deleted] = await orNotFound(
    Promise.all([listBots(ctx, { cursor, limit: 48 }), listBots(ctx, { deleted: "true", limit: 50 })]),
  );
  const canWrite = roleCan(role, "bots:write");
  const create = canWrite && <CreateBot isOpenAtFirst={isNew !== undefined} />;
  const { slug } = ctx.tenant;
  return (
    <Page>
      <PageHeader
        title="Bots"
        crumbs={[{ label: "Home", href: `/t/${slug}` }]}
        description="A bot answers from the sources that you attach to it."
        actions={bots.items.length > 0 && create}
      />
      {bots.items.length === 0 ? (
        <EmptyState icon={Bot} title="There is no bot yet" action={create}>
          Make one, attach sources to it, and ask.
        </EmptyState>
      ) : (
        <ul className="grid gap-3 @2xl:grid-cols-2 @5xl:grid-cols-3">
          {bots.items.map((bot) => (
            <BotCard key={bot.id} tenant={slug} bot={bot} />
          ))}
        </ul>
      )}
      <Pager path={`/t/${slug}/bots`} query={{ cursor }} nextCursor={bots.nextCursor} />
      <DeletedBots bots={deleted.items} />
    </Page>
  );
}
