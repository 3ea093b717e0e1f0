import { ComponentTable } from "@/components/admin/component-table";
import { ParkedTable } from "@/components/admin/parked-table";
import { ButtonLink } from "@/components/patterns/button-link";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Section } from "@/components/patterns/section";
import { getOperator, orNotFound } from "@/lib/http";
import { listParked } from "@/lib/services/billing";
import { checkComponents } from "@/lib/services/health";

export const metadata = { title: "Components" };

export default async function ComponentsPage() {
  const ctx = await getOperator();
  const components = await orNotFound(checkComponents(ctx));
  const parked = await listParked(ctx);
  return (
    <Page>
      <PageHeader
        title="Components"
        crumbs={[{ label: "Console", href: "/admin" }]}
        description="What this deployment is made of. Each part was asked just now whether it works."
        actions={<ButtonLink href="/admin/components">Look again</ButtonLink>}
      />
      <div className="flex flex-col gap-10">
        <ComponentTable components={components} />
        {parked && (
          <Section
            title="Billing events set aside"
            description="Of the last thirty days: what the payment service sent that could be about nobody here. It is kept, and nothing came of it."
          >
            <ParkedTable parked={parked} />
          </Section>
        )}
      </div>
    </Page>
  );
}
