import { notFound } from "next/navigation";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Panel, Section } from "@/components/patterns/section";
import { MeaningSection } from "@/components/settings/meaning-section";
import { RebuildIndex } from "@/components/settings/rebuild-index";
import { SettingList } from "@/components/settings/setting-list";
import { TeamName } from "@/components/settings/team-name";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { EMBEDDING_PRICES, nameConnections } from "@/lib/services/connections";
import { getEmbedding } from "@/lib/services/embedding";
import { listSettings } from "@/lib/services/settings";
import { DataSections } from "./data-sections";

export const metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { ctx, role } = await getPageCtx(params);
  if (!roleCan(role, "tenant:write")) notFound();
  const settings = await orNotFound(listSettings(ctx, {}));
  const embedding = await orNotFound(getEmbedding(ctx, {}));
  const connections = await orNotFound(nameConnections(ctx, {}));
  const { slug, name } = ctx.tenant;
  return (
    <Page isNarrow>
      <PageHeader
        title="Settings"
        crumbs={[{ label: "Home", href: `/t/${slug}` }]}
        description="What holds for the whole team."
      />
      <div className="flex flex-col gap-10">
        <Section title="Team">
          <Panel className="p-4 sm:p-5">
            <TeamName name={name} address={`/t/${slug}`} />
          </Panel>
        </Section>
        <Section title="Choices">
          <SettingList settings={settings.items} level="tenant" tenant={slug} />
        </Section>
        <MeaningSection state={embedding} connections={connections} prices={EMBEDDING_PRICES} tenant={slug} />
        <Section title="Search index">
          <Panel className="flex flex-wrap items-center justify-between gap-3 p-4 sm:p-5">
            <p className="max-w-prose basis-80 text-muted">
              When answers miss what is there, build the index anew from the stored texts. Bots answer from
              what it holds meanwhile.
            </p>
            <RebuildIndex />
          </Panel>
        </Section>
        {roleCan(role, "tenant:own") && <DataSections ctx={ctx} />}
      </div>
    </Page>
  );
}
