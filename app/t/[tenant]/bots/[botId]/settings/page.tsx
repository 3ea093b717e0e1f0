import type { Metadata } from "next";
import { BotHeader } from "@/components/bots/bot-header";
import { BotSettingsForm } from "@/components/bots/bot-settings-form";
import { DeleteBot } from "@/components/bots/delete-bot";
import { Page } from "@/components/patterns/page";
import { getPageCtx, orNotFound } from "@/lib/http";
import { getBotOfPage } from "../bot-of-page";

type SettingsPageProps = { params: Promise<{ tenant: string; botId: string }> };

export async function generateMetadata({ params }: SettingsPageProps): Promise<Metadata> {
  return { title: `Settings of ${(await getBotOfPage(params)).name}` };
}

export default async function BotSettingsPage({ params }: SettingsPageProps) {
  const { ctx } = await getPageCtx(params);
  const bot = await orNotFound(getBotOfPage(params));
  return (
    <>
      <BotHeader tenant={ctx.tenant.slug} bot={bot} />
      <Page isNarrow>
        <div className="flex flex-col gap-8">
          <BotSettingsForm bot={bot} hasModel={ctx.ports.models.language() !== null} />
          <DeleteBot bot={bot} />
        </div>
      </Page>
    </>
  );
}
