import { ContactFilters } from "@/components/contacts/contact-filters";
import { type ContactsAddress, contactsHref, toContactFilter } from "@/components/contacts/contact-query";
import { ContactTable } from "@/components/contacts/contact-table";
import { ExportLinks } from "@/components/patterns/export-links";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { EXPORT_FORMATS } from "@/lib/schemas/conversation";
import { listBots } from "@/lib/services/bots";
import { listContacts } from "@/lib/services/contacts";

export const metadata = { title: "Contacts" };

type ContactsPageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<ContactsAddress & { cursor?: string }>;
};

export default async function ContactsPage({ params, searchParams }: ContactsPageProps) {
  const { ctx } = await getPageCtx(params);
  const { cursor, ...address } = await searchParams;
  const filter = toContactFilter(address);
  const [contacts, bots] = await orNotFound(
    Promise.all([listContacts(ctx, { ...filter, cursor, limit: 50 }), listBots(ctx, { limit: 200 })]),
  );
  const { slug } = ctx.tenant;
  const isFiltered = Object.keys(filter).length > 0;
  const hasSome = contacts.items.length > 0;
  return (
    <Page>
      <PageHeader
        title="Contacts"
        crumbs={[{ label: "Home", href: `/t/${slug}` }]}
        description="Visitors who left their details or asked for a person. They stay when a conversation is deleted, and go after the time for which conversations are kept."
        actions={
          hasSome && (
            <ExportLinks formats={EXPORT_FORMATS} toHref={(format) => contactsHref(slug, format, filter)} />
          )
        }
      />
      {(hasSome || isFiltered) && (
        <ContactFilters
          bots={bots.items.map(({ id, name }) => ({ value: id, label: name }))}
          isFiltered={isFiltered}
        />
      )}
      <ContactTable
        tenant={slug}
        contacts={contacts.items}
        isFiltered={isFiltered || cursor !== undefined}
        botId={bots.items[0]?.id ?? null}
      />
      <Pager path={`/t/${slug}/contacts`} query={{ ...address, cursor }} nextCursor={contacts.nextCursor} />
    </Page>
  );
}
