import { Plus } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { DropToAdd } from "@/components/sources/drop-to-add";
import { NoSources } from "@/components/sources/no-sources";
import { isWorking } from "@/components/sources/source-facts";
import { SourceFilters } from "@/components/sources/source-filters";
import { newSourcePath, sourcesPath } from "@/components/sources/source-paths";
import { type SourcesAddress, toSourcesQuery } from "@/components/sources/source-query";
import { SourceTable } from "@/components/sources/source-table";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listBots } from "@/lib/services/bots";
import { listSources } from "@/lib/services/sources";

export const metadata = { title: "Sources" };

type SourcesPageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<SourcesAddress> };

export default async function SourcesPage({ params, searchParams }: SourcesPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const { filter, query, apiPath, isFiltered } = toSourcesQuery(await searchParams);
  const [sources, bots] = await orNotFound(
    Promise.all([listSources(ctx, query), listBots(ctx, { limit: 200 })]),
  );
  const { slug } = ctx.tenant;
  const canAdd = roleCan(role, "sources:write");
  const isEmpty = sources.items.length === 0 && !isFiltered;
  return (
    <Page>
      <PageHeader
        title="Sources"
        crumbs={[{ label: "Home", href: `/t/${slug}` }]}
        description="What bots answer from: files, web pages and texts. One source can serve several bots."
        actions={
          canAdd &&
          !isEmpty && (
            <ButtonLink href={newSourcePath(slug)} variant="primary">
              <Plus aria-hidden="true" />
              Add source
            </ButtonLink>
          )
        }
      />
      {!isEmpty && <SourceFilters bots={bots.items} />}
      <SourceTable
        tenant={slug}
        sources={sources.items}
        bots={bots.items}
        empty={<NoSources tenant={slug} canAdd={canAdd} isFiltered={isFiltered} />}
      />
      <Pager path={sourcesPath(slug)} query={filter} nextCursor={sources.nextCursor} />
      <DropToAdd />
      <Live path={apiPath} isActive={sources.items.some(isWorking)} />
    </Page>
  );
}
