import { UserTable } from "@/components/admin/user-table";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { UrlSearch } from "@/components/patterns/url-search";
import { getOperator, orNotFound } from "@/lib/http";
import { listUsers } from "@/lib/services/admin";

export const metadata = { title: "People" };

type UsersPageProps = { searchParams: Promise<{ search?: string; cursor?: string }> };

export default async function UsersPage({ searchParams }: UsersPageProps) {
  const ctx = await getOperator();
  const { search, cursor } = await searchParams;
  const users = await orNotFound(listUsers(ctx, { search, cursor, limit: 50 }));
  return (
    <Page>
      <PageHeader
        title="People"
        crumbs={[{ label: "Console", href: "/admin" }]}
        description="Everybody with an account. Operators can open this console."
      />
      <div className="mb-4 flex flex-wrap gap-2">
        <UrlSearch name="search" label="Find people" placeholder="Name or e-mail" />
      </div>
      <UserTable users={users.items} me={ctx.person.id} />
      <Pager path="/admin/users" query={{ search, cursor }} nextCursor={users.nextCursor} />
    </Page>
  );
}
