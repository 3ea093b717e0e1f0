import { Contact } from "lucide-react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { TextLink } from "@/components/patterns/text-link";
import { conversationPath } from "@/lib/client/chat-path";
import type { ContactDto } from "@/lib/schemas/contact";
import { kindLabel } from "./contact-filters";
import { RemoveContact } from "./remove-contact";

type ContactTableProps = {
  tenant: string;
  contacts: readonly ContactDto[];
  isFiltered: boolean;
  /** The bot whose form can be set up; null when there is no bot yet. */
  botId: string | null;
};

/** Who left their details or asked for a person, newest first. */
export function ContactTable({ tenant, contacts, isFiltered, botId }: ContactTableProps) {
  const columns: Column<ContactDto>[] = [
    {
      key: "who",
      label: "Contact",
      cell: (contact) => (
        <div className="flex flex-col gap-0.5 py-1">
          <span dir="auto" className="wrap-anywhere self-start font-medium">
            {nameOf(contact)}
          </span>
          {waysTo(contact).map((way) => (
            <span key={way} dir="auto" className="wrap-anywhere self-start font-normal text-muted text-xs">
              {way}
            </span>
          ))}
          <span className="text-muted text-xs @2xl:hidden">
            {kindLabel(contact.kind)} · {contact.botName} · <RelativeTime iso={contact.createdAt} />
          </span>
          <div className="mt-1 font-normal @2xl:hidden">
            <What tenant={tenant} contact={contact} />
          </div>
        </div>
      ),
    },
    {
      key: "what",
      label: "What they left",
      from: "medium",
      cell: (contact) => <What tenant={tenant} contact={contact} />,
    },
    {
      key: "bot",
      label: "Bot",
      from: "wide",
      cell: ({ botName }) => <span className="block max-w-40 truncate">{botName}</span>,
    },
    {
      key: "when",
      label: "When",
      from: "medium",
      align: "end",
      cell: ({ createdAt }) => (
        <span className="text-muted">
          <RelativeTime iso={createdAt} />
        </span>
      ),
    },
    {
      key: "remove",
      label: "Delete",
      isLabelHidden: true,
      align: "end",
      cell: (contact) => <RemoveContact id={contact.id} name={nameOf(contact)} />,
    },
  ];
  return (
    <DataTable
      label="Contacts"
      columns={columns}
      rows={contacts}
      rowKey={({ id }) => id}
      isTopAligned
      empty={<NoContacts tenant={tenant} isFiltered={isFiltered} botId={botId} />}
    />
  );
}

const nameOf = ({ name, email, phone, company }: ContactDto) =>
  name ?? email ?? phone ?? company ?? "Without a name";

/** Each once: somebody may write the same into two fields. */
const waysTo = (contact: ContactDto) =>
  [...new Set([contact.email, contact.phone, contact.company])].flatMap((way) =>
    way && way !== nameOf(contact) ? [way] : [],
  );

function What({ tenant, contact }: { tenant: string; contact: ContactDto }) {
  const { kind, message, consent, page, conversationId, mailedAt } = contact;
  return (
    <div className="flex max-w-xl flex-col gap-1 text-sm">
      <span className="@max-2xl:hidden">{kindLabel(kind)}</span>
      {message && (
        <p dir="auto" className="wrap-anywhere line-clamp-6 whitespace-pre-wrap">
          {message}
        </p>
      )}
      {consent && (
        <p dir="auto" className="wrap-anywhere text-muted text-xs">
          Agreed to: “{consent}”
        </p>
      )}
      {page && <p className="wrap-anywhere text-muted text-xs">On {page}</p>}
      {kind === "person" && <p className="text-muted text-xs">{mailedAt ? "Mailed" : "Not mailed yet"}</p>}
      {conversationId && (
        <TextLink href={conversationPath(tenant, conversationId)}>Open the conversation</TextLink>
      )}
    </div>
  );
}

function NoContacts({ tenant, isFiltered, botId }: Omit<ContactTableProps, "contacts">) {
  if (isFiltered) {
    return (
      <EmptyState icon={Contact} title="Nothing fits the filter">
        <TextLink href={`/t/${tenant}/contacts`}>Show all contacts</TextLink>
      </EmptyState>
    );
  }
  const path = botId ? `/t/${tenant}/bots/${botId}/widget` : `/t/${tenant}/bots`;
  return (
    <EmptyState icon={Contact} title="Nobody has left their details yet">
      <TextLink href={path}>Set up a form or a person to ask</TextLink> on a bot’s Widget page. What visitors
      leave is kept here.
    </EmptyState>
  );
}
