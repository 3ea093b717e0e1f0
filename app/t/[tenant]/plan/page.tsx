import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Panel, Section } from "@/components/patterns/section";
import { AfterCheckout } from "@/components/plan/after-checkout";
import { ChoosePlan } from "@/components/plan/choose-plan";
import { InvoiceTable } from "@/components/plan/invoice-table";
import { QuotaList } from "@/components/plan/quota-list";
import { Subscription } from "@/components/plan/subscription";
import { UsageHistory } from "@/components/plan/usage-history";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { PLANS, termsInWords } from "@/lib/schemas/plans";
import { findBilling, findInvoices } from "@/lib/services/billing";
import { systemSetting } from "@/lib/services/settings";
import { getUsage } from "@/lib/services/usage";

export const metadata = { title: "Plan and usage" };

type PlanPageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<{ checkout?: string }> };

export default async function PlanPage({ params, searchParams }: PlanPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const { checkout } = await searchParams;
  // Who comes back from paying sees it paid, whether the event was quicker or not.
  const canPay = ctx.ports.billing.isOn && roleCan(role, "billing:write");
  const [billing, usage, invoices, fallback] = await Promise.all([
    findBilling(ctx, { isFresh: checkout === "done" }),
    orNotFound(getUsage(ctx, {})),
    canPay ? findInvoices(ctx, {}) : null,
    systemSetting(ctx, "defaultPlan"),
  ]);
  const { plan, limits } = ctx.tenant;
  const hasOwnRetention = limits.retentionDays !== PLANS[plan].limits.retentionDays;
  const terms = termsInWords(plan, limits);
  return (
    <Page>
      {checkout === "done" && <AfterCheckout />}
      <PageHeader
        title="Plan and usage"
        crumbs={[{ label: "Home", href: `/t/${ctx.tenant.slug}` }]}
        description={`The limits of ${terms}, and what the team has used of them.`}
      />
      <div className="flex flex-col gap-10">
        <Section title="Subscription">
          {billing ? (
            <Subscription billing={billing} fallback={fallback} />
          ) : (
            <Panel className="p-4 text-muted">
              Billing is off on this deployment: nothing is sold, and nothing is owed. The operator decides
              what each team may use.
            </Panel>
          )}
        </Section>
        <Section title="Limits" description="Days and months are in UTC.">
          <QuotaList {...usage} />
        </Section>
        {billing && (
          <Section
            title="Plans"
            description="Taxes and cards are asked for on the next page, before anything is paid."
          >
            <ChoosePlan
              billing={billing}
              fallback={fallback}
              retentionDays={usage.retentionDays}
              hasOwnRetention={hasOwnRetention}
            />
          </Section>
        )}
        <Section title="The last thirty days">
          <UsageHistory days={usage.days} months={usage.months} />
        </Section>
        {invoices && (
          <Section title="Invoices">
            {invoices.items ? (
              <InvoiceTable invoices={invoices.items} />
            ) : (
              <p className="text-muted">
                Invoices cannot be read right now. Load the page again in a minute.
              </p>
            )}
          </Section>
        )}
      </div>
    </Page>
  );
}
