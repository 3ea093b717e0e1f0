import type { Metadata } from "next";
import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { Pager } from "@/components/patterns/pager";
import { Section } from "@/components/patterns/section";
import { isAtWork } from "@/components/sources/document-facts";
import { DocumentFilter } from "@/components/sources/document-filter";
import { DocumentTable } from "@/components/sources/document-table";
import { type DocumentsAddress, toDocumentsQuery } from "@/components/sources/documents-query";
import { DropToAdd } from "@/components/sources/drop-to-add";
import { NoDocuments } from "@/components/sources/no-documents";
import { hasOrigin, isWorking } from "@/components/sources/source-facts";
import { SourceHeader } from "@/components/sources/source-header";
import { sourcePath } from "@/components/sources/source-paths";
import { SourceSummary } from "@/components/sources/source-summary";
import { getPageCtx, orNotFound } from "@/lib/http";
import { listBots } from "@/lib/services/bots";
import { listDocuments } from "@/lib/services/documents";
import { Origin } from "./origin";
import { getSourceOfPage } from "./source-of-page";

type SourcePageProps = {
  params: Promise<{ tenant: string; sourceId: string }>;
  searchParams: Promise<DocumentsAddress>;
};

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  return { title: (await getSourceOfPage(params)).title };
}

export default async function SourcePage({ params, searchParams }: SourcePageProps) {
  const { ctx } = await getPageCtx(params);
  const source = await getSourceOfPage(params);
  const { filter, query } = toDocumentsQuery(await searchParams);
  const [documents, { items: bots }] = await orNotFound(
    Promise.all([listDocuments(ctx, { ...query, sourceId: source.id }), listBots(ctx, { limit: 200 })]),
  );
  const { slug } = ctx.tenant;
  const api = `/sources/${source.id}`;
  const isSeen = documents.items.some(isAtWork);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Page>
      <SourceHeader tenant={slug} source={source} bots={bots} />
      <SourceSummary tenant={slug} source={source} bots={bots} />
      <Section title="Documents" actions={(source.counts.documents > 1 || isFiltered) && <DocumentFilter />}>
        <DocumentTable
          tenant={slug}
          documents={documents.items}
          empty={
            <NoDocuments
              tenant={slug}
              sourceId={source.id}
              isFiltered={isFiltered}
              isWorking={isWorking(source)}
            />
          }
        />
      </Section>
      <Pager path={sourcePath(slug, source.id)} query={filter} nextCursor={documents.nextCursor} />
      {hasOrigin(source) && <Origin ctx={ctx} sourceId={source.id} />}
      <DropToAdd botIds={source.botIds} />
      <Live
        path={isSeen ? `${api}/documents?${new URLSearchParams(filter)}` : api}
        isActive={isWorking(source)}
      />
    </Page>
  );
}
