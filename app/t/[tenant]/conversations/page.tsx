import { ConversationFilters } from "@/components/chat/conversation-filters";
import {
  type ConversationsAddress,
  exportHref,
  isFiltered,
  toConversationFilter,
} from "@/components/chat/conversation-query";
import { ConversationTable } from "@/components/chat/conversation-table";
import { ExportLinks } from "@/components/patterns/export-links";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { EXPORT_FORMATS } from "@/lib/schemas/conversation";
import { roleCan } from "@/lib/schemas/permissions";
import { listBots } from "@/lib/services/bots";
import { listConversations } from "@/lib/services/chat";

export const metadata = { title: "Conversations" };

type ConversationsPageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<ConversationsAddress & { cursor?: string }>;
};

export default async function ConversationsPage({ params, searchParams }: ConversationsPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const { cursor, ...address } = await searchParams;
  const filter = toConversationFilter(address);
  const [conversations, bots, deleted] = await orNotFound(
    Promise.all([
      listConversations(ctx, { ...filter, cursor, limit: 50 }),
      listBots(ctx, { limit: 200 }),
      listBots(ctx, { limit: 200, deleted: "true" }),
    ]),
  );
  const { slug } = ctx.tenant;
  const path = `/t/${slug}/conversations`;
  // Whoever may not see those of others has no use for a filter that leaves them out.
  const seesOthers = roleCan(role, "sources:write");
  const botNames = new Map([...bots.items, ...deleted.items].map(({ id, name }) => [id, name]));
  const isNarrowed = isFiltered(filter);
  const hasSome = conversations.items.length > 0;
  return (
    <Page>
      <PageHeader
        title="Conversations"
        crumbs={[{ label: "Home", href: `/t/${slug}` }]}
        description={
          seesOthers
            ? "What was asked, and what the bots answered."
            : "What you asked, and what the bots answered."
        }
        actions={
          hasSome &&
          roleCan(role, "conversations:export") && (
            <ExportLinks formats={EXPORT_FORMATS} toHref={(format) => exportHref(slug, format, filter)} />
          )
        }
      />
      {(hasSome || isNarrowed) && (
        <ConversationFilters
          bots={bots.items.map(({ id, name }) => ({ value: id, label: name }))}
          seesOthers={seesOthers}
          isFiltered={isNarrowed}
        />
      )}
      <ConversationTable
        tenant={slug}
        conversations={conversations.items}
        botNames={botNames}
        isFiltered={isNarrowed || cursor !== undefined}
        hasOthers={seesOthers && filter.mine !== "true"}
      />
      <Pager path={path} query={{ ...address, cursor }} nextCursor={conversations.nextCursor} />
    </Page>
  );
}
