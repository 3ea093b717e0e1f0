import { notFound } from "next/navigation";
import { CreateToken } from "@/components/api-tokens/create-token";
import { TokenTable } from "@/components/api-tokens/token-table";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listTokens } from "@/lib/services/api-tokens";
import { listBots } from "@/lib/services/bots";

export const metadata = { title: "API tokens" };

type TokensPageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<{ cursor?: string }> };

export default async function TokensPage({ params, searchParams }: TokensPageProps) {
  const { ctx, role } = await getPageCtx(params);
  if (!roleCan(role, "tokens:read")) notFound();
  const { cursor } = await searchParams;
  const [tokens, bots] = await orNotFound(
    Promise.all([listTokens(ctx, { cursor, limit: 25 }), listBots(ctx, { limit: 200 })]),
  );
  const home = `/t/${ctx.tenant.slug}`;
  const named = bots.items.map(({ id, name }) => ({ id, name }));
  return (
    <Page>
      <PageHeader
        title="API tokens"
        crumbs={[{ label: "Home", href: home }]}
        description="With a token, your own programs ask bots and add sources. Treat one like a password."
        actions={<CreateToken bots={named} />}
      />
      <TokenTable
        tokens={tokens.items}
        botNames={Object.fromEntries(named.map(({ id, name }) => [id, name]))}
      />
      <Pager path={`${home}/tokens`} query={{ cursor }} nextCursor={tokens.nextCursor} />
    </Page>
  );
}
