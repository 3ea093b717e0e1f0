import { FirstSteps } from "@/components/home/first-steps";
import { RecentActivity } from "@/components/home/recent-activity";
import { SamplesCard } from "@/components/home/samples-card";
import { type Figure, Figures } from "@/components/patterns/figures";
import { Live } from "@/components/patterns/live";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Section } from "@/components/patterns/section";
import { firstSteps } from "@/lib/client/checklist";
import { formatNumber } from "@/lib/client/format";
import { formatBytes } from "@/lib/core/format-bytes";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listTokens } from "@/lib/services/api-tokens";
import { listBots } from "@/lib/services/bots";
import { listConversations } from "@/lib/services/chat";
import { listJobs } from "@/lib/services/jobs";
import { listSources } from "@/lib/services/sources";
import { getMyTenant } from "@/lib/services/tenants";

const JOBS_SHOWN = 8;

export const metadata = { title: "Home" };

export default async function HomePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { ctx, role, user } = await getPageCtx(params);
  const [tenant, bots, sources, conversations, jobs, tokens] = await orNotFound(
    Promise.all([
      getMyTenant(ctx, {}),
      listBots(ctx, { limit: 200 }),
      listSources(ctx, { limit: 200 }),
      listConversations(ctx, { limit: 50, mine: "true" }),
      listJobs(ctx, { limit: JOBS_SHOWN }),
      roleCan(role, "tokens:read") ? listTokens(ctx, { limit: 50 }) : null,
    ]),
  );
  const home = `/t/${ctx.tenant.slug}`;
  const steps = firstSteps({
    bots: bots.items,
    sources: sources.items,
    conversations: conversations.items,
    tokens: tokens?.items ?? null,
  });
  const ownBot = bots.items.find(({ isSample }) => !isSample);
  const sample = bots.items.find(({ isSample }) => isSample);
  const hasSamples = sample !== undefined || sources.items.some(({ isSample }) => isSample);
  const isWorking = jobs.items.some(({ status }) => status === "queued" || status === "running");
  const askable = ownBot ?? sample;
  const hrefs = {
    bot: `${home}/bots?new`,
    source: `${home}/sources/new`,
    question: askable ? `${home}/bots/${askable.id}` : `${home}/bots`,
    token: `${home}/tokens`,
  };

  return (
    <Page>
      <PageHeader title={`Welcome, ${user.name.split(" ")[0]}`} description={`This is ${tenant.name}.`} />
      <div className="flex flex-col gap-8">
        {roleCan(role, "bots:write") && <FirstSteps steps={steps} hrefs={hrefs} />}
        {hasSamples && <SamplesCard botId={sample?.id ?? null} />}
        <Section title="What is here">
          <Figures figures={figuresOf(tenant.usage)} />
        </Section>
        <RecentActivity jobs={jobs.items} tenant={ctx.tenant.slug} />
      </div>
      <Live path={`/jobs?limit=${JOBS_SHOWN}`} isActive={isWorking} />
    </Page>
  );
}

function figuresOf(usage: Awaited<ReturnType<typeof getMyTenant>>["usage"]): Figure[] {
  return [
    { label: "Bots", value: formatNumber(usage.bots) },
    { label: "Sources", value: formatNumber(usage.sources) },
    { label: "Documents", value: formatNumber(usage.documents) },
    { label: "Passages", value: formatNumber(usage.chunks) },
    { label: "Storage", value: formatBytes(usage.storageBytes) },
  ];
}
