import type { Metadata } from "next";
import { BotHeader } from "@/components/bots/bot-header";
import { BotSettingsForm } from "@/components/bots/bot-settings-form";
import { DeleteBot } from "@/components/bots/delete-bot";
import { Page } from "@/components/patterns/page";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { nameConnections } from "@/lib/services/connections";
import { getBotOfPage } from "../bot-of-page";

type SettingsPageProps = { params: Promise<{ tenant: string; botId: string }> };

export async function generateMetadata({ params }: SettingsPageProps): Promise<Metadata> {
  return { title: `Settings of ${(await getBotOfPage(params)).name}` };
}

export default async function BotSettingsPage({ params }: SettingsPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const bot = await orNotFound(getBotOfPage(params));
  const connections = roleCan(role, "bots:write") ? await nameConnections(ctx, {}) : [];
  const { models } = ctx.ports;
  const deployment = { language: models.language()?.id ?? null, rerank: models.reranking()?.id ?? null };
  return (
    <>
      <BotHeader tenant={ctx.tenant.slug} bot={bot} />
      <Page isNarrow>
        <div className="flex flex-col gap-8">
          <BotSettingsForm bot={bot} connections={connections} deployment={deployment} />
          <DeleteBot bot={bot} />
        </div>
      </Page>
    </>
  );
}
