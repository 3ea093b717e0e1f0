import { TenantTable } from "@/components/admin/tenant-table";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { UrlFilter } from "@/components/patterns/url-filter";
import { UrlSearch } from "@/components/patterns/url-search";
import { getOperator, orNotFound } from "@/lib/http";
import { listTenants } from "@/lib/services/admin";

export const metadata = { title: "Teams" };

const STATES = [
  { value: "false", label: "Open" },
  { value: "true", label: "Suspended" },
];

type TenantsPageProps = {
  searchParams: Promise<{ search?: string; suspended?: string; cursor?: string }>;
};

export default async function TenantsPage({ searchParams }: TenantsPageProps) {
  const ctx = await getOperator();
  const { search, suspended, cursor } = await searchParams;
  // The query itself checks what the address says, and answers nonsense as something that is not there.
  const asked = { search, suspended, cursor, limit: 50 } as Parameters<typeof listTenants>[1];
  const tenants = await orNotFound(listTenants(ctx, asked));
  return (
    <Page>
      <PageHeader
        title="Teams"
        crumbs={[{ label: "Console", href: "/admin" }]}
        description="What each team uses and may use. What is in it, only its members see."
      />
      <div className="mb-4 flex flex-wrap gap-2">
        <UrlSearch name="search" label="Find teams" placeholder="Name or address" />
        <UrlFilter name="suspended" label="State" all="All states" options={STATES} />
      </div>
      <TenantTable tenants={tenants.items} isFiltered={Boolean(search || suspended || cursor)} />
      <Pager path="/admin/tenants" query={{ search, suspended, cursor }} nextCursor={tenants.nextCursor} />
    </Page>
  );
}
