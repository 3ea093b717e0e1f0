import { ComponentTable } from "@/components/admin/component-table";
import { ButtonLink } from "@/components/patterns/button-link";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { getOperator, orNotFound } from "@/lib/http";
import { checkComponents } from "@/lib/services/health";

export const metadata = { title: "Components" };

export default async function ComponentsPage() {
  const ctx = await getOperator();
  const components = await orNotFound(checkComponents(ctx));
  return (
    <Page>
      <PageHeader
        title="Components"
        crumbs={[{ label: "Console", href: "/admin" }]}
        description="What this deployment is made of. Each part was asked just now whether it works."
        actions={<ButtonLink href="/admin/components">Look again</ButtonLink>}
      />
      <ComponentTable components={components} />
    </Page>
  );
}
