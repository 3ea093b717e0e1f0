import { Statistics } from "@/components/admin/statistics";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { getOperator, orNotFound } from "@/lib/http";
import { getStatistics } from "@/lib/services/admin";

export const metadata = { title: "Overview" };

export default async function OverviewPage() {
  const ctx = await getOperator();
  const statistics = await orNotFound(getStatistics(ctx));
  return (
    <Page>
      <PageHeader title="Overview" description="All teams of this deployment together." />
      <Statistics statistics={statistics} />
    </Page>
  );
}
