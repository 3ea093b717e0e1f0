import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { TextLink } from "@/components/patterns/text-link";
import { conversationPath } from "@/lib/client/chat-path";
import type { ConversationDto } from "@/lib/schemas/conversation";
import { AnswerSigns } from "./answer-signs";
import { askerOf, channelLabel, pageLabel } from "./conversation-text";

type ConversationTableProps = {
  tenant: string;
  conversations: readonly ConversationDto[];
  /** Names of bots by id. */
  botNames: ReadonlyMap<string, string>;
  isFiltered: boolean;
  /** Whether conversations of others are among them. */
  hasOthers: boolean;
};

/** What was asked, newest first. */
export function ConversationTable({
  tenant,
  conversations,
  botNames,
  isFiltered,
  hasOthers,
}: ConversationTableProps) {
  const bot = ({ botId }: ConversationDto) => botNames.get(botId) ?? "A deleted bot";
  const columns: Column<ConversationDto>[] = [
    {
      key: "title",
      label: "Question",
      cell: (conversation) => (
        <>
          <Link
            href={conversationPath(tenant, conversation.id)}
            dir="auto"
            className="block truncate rounded font-medium hover:underline"
          >
            {conversation.title}
          </Link>
          <span className="block truncate text-muted text-xs @2xl:hidden">
            {hasOthers && `${askerOf(conversation)} · `}
            {bot(conversation)} · <RelativeTime iso={conversation.createdAt} />
            {conversation.page && ` · ${pageLabel(conversation.page)}`}
          </span>
          <div className="mt-1 @2xl:hidden">
            <AnswerSigns answers={conversation.answers} />
          </div>
        </>
      ),
    },
    {
      key: "answers",
      label: "Answers",
      from: "medium",
      cell: ({ answers }) => <AnswerSigns answers={answers} />,
    },
    {
      key: "bot",
      label: "Bot",
      from: "medium",
      cell: (conversation) => <span className="block max-w-48 truncate">{bot(conversation)}</span>,
    },
    ...(hasOthers
      ? [
          {
            key: "asker",
            label: "Asked by",
            from: "medium" as const,
            cell: (conversation: ConversationDto) => (
              <span className="block max-w-40 truncate">{askerOf(conversation)}</span>
            ),
          },
        ]
      : []),
    {
      key: "channel",
      label: "By way of",
      from: "wide",
      cell: ({ channel, page }) => (
        <>
          {channelLabel(channel)}
          {page && (
            <span dir="ltr" className="block max-w-48 truncate text-muted text-xs">
              {pageLabel(page)}
            </span>
          )}
        </>
      ),
    },
    {
      key: "when",
      label: "Begun",
      from: "medium",
      align: "end",
      cell: ({ createdAt }) => (
        <span className="text-muted">
          <RelativeTime iso={createdAt} />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label="Conversations"
      columns={columns}
      rows={conversations}
      rowKey={({ id }) => id}
      empty={<NoConversations tenant={tenant} isFiltered={isFiltered} />}
    />
  );
}

function NoConversations({ tenant, isFiltered }: { tenant: string; isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState icon={MessagesSquare} title="Nothing fits the filter">
        <TextLink href={`/t/${tenant}/conversations`}>Show all conversations</TextLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={MessagesSquare} title="Nobody has asked anything yet">
      <TextLink href={`/t/${tenant}/bots`}>Choose a bot</TextLink> and ask it something. What was asked and
      answered is kept here.
    </EmptyState>
  );
}
