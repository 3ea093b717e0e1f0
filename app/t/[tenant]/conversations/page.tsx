import { ConversationTable } from "@/components/chat/conversation-table";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { UrlFilter } from "@/components/patterns/url-filter";
import type { BotId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listBots } from "@/lib/services/bots";
import { listConversations } from "@/lib/services/chat";

export const metadata = { title: "Conversations" };

type ConversationsPageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ botId?: string; mine?: string; cursor?: string }>;
};

export default async function ConversationsPage({ params, searchParams }: ConversationsPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const { botId, mine, cursor } = await searchParams;
  const isMine = mine === "true";
  const [conversations, bots, deleted] = await orNotFound(
    Promise.all([
      // The query checks the id's form by itself.
      listConversations(ctx, { botId: botId as BotId, mine: isMine ? "true" : "false", cursor, limit: 50 }),
      listBots(ctx, { limit: 200 }),
      listBots(ctx, { limit: 200, deleted: "true" }),
    ]),
  );
  const path = `/t/${ctx.tenant.slug}/conversations`;
  // Whoever may not see those of others has no use for a filter that leaves them out.
  const seesOthers = roleCan(role, "sources:write");
  const botNames = new Map([...bots.items, ...deleted.items].map(({ id, name }) => [id, name]));
  return (
    <Page>
      <PageHeader
        title="Conversations"
        crumbs={[{ label: "Home", href: `/t/${ctx.tenant.slug}` }]}
        description={
          seesOthers
            ? "What was asked, and what the bots answered."
            : "What you asked, and what the bots answered."
        }
        actions={
          <>
            <UrlFilter
              name="botId"
              label="Bot"
              all="All bots"
              options={bots.items.map(({ id, name }) => ({ value: id, label: name }))}
            />
            {seesOthers && (
              <UrlFilter
                name="mine"
                label="Asked by"
                all="Everybody"
                options={[{ value: "true", label: "Me" }]}
              />
            )}
          </>
        }
      />
      <ConversationTable
        tenant={ctx.tenant.slug}
        conversations={conversations.items}
        botNames={botNames}
        isFiltered={botId !== undefined || isMine || cursor !== undefined}
        hasOthers={seesOthers && !isMine}
      />
      <Pager
        path={path}
        query={{ botId, mine: isMine ? "true" : undefined, cursor }}
        nextCursor={conversations.nextCursor}
      />
    </Page>
  );
}
