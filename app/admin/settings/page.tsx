import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { SettingList } from "@/components/settings/setting-list";
import { getOperator, orNotFound } from "@/lib/http";
import { listSystemSettings } from "@/lib/services/settings";

export const metadata = { title: "Settings" };

export default async function SystemSettingsPage() {
  const ctx = await getOperator();
  const { items } = await orNotFound(listSystemSettings(ctx));
  return (
    <Page isNarrow>
      <PageHeader
        title="Settings of the system"
        crumbs={[{ label: "Console", href: "/admin" }]}
        description="What holds for all teams and people, unless they may choose and did."
      />
      <SettingList settings={items} level="system" />
    </Page>
  );
}
