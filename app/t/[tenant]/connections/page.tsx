import { notFound } from "next/navigation";
import { ConnectionTable } from "@/components/connections/connection-table";
import { CreateConnection } from "@/components/connections/create-connection";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listConnections } from "@/lib/services/connections";

export const metadata = { title: "Connections" };

type ConnectionsPageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string }>;
};

export default async function ConnectionsPage({ params, searchParams }: ConnectionsPageProps) {
  const { ctx, role } = await getPageCtx(params);
  if (!roleCan(role, "connections:read")) notFound();
  const { cursor } = await searchParams;
  const connections = await orNotFound(listConnections(ctx, { cursor, limit: 50 }));
  const home = `/t/${ctx.tenant.slug}`;
  const create = <CreateConnection />;
  return (
    <Page>
      <PageHeader
        title="Connections"
        crumbs={[{ label: "Home", href: home }]}
        description="Keys of providers of language models. They are stored encrypted, and nobody gets to see them again. Choose them in the settings of a bot, under Model, and in the team’s, under Search by meaning."
        actions={connections.items.length > 0 && create}
      />
      <ConnectionTable connections={connections.items} create={create} />
      <Pager path={`${home}/connections`} query={{ cursor }} nextCursor={connections.nextCursor} />
    </Page>
  );
}
