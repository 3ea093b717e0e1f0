import type { Metadata } from "next";
import { BotWidgetForm } from "@/components/bot-widget/bot-widget-form";
import { Doctor } from "@/components/bot-widget/doctor/doctor";
import { BotHeader } from "@/components/bots/bot-header";
import { Page } from "@/components/patterns/page";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { getBotOfPage } from "../bot-of-page";

type WidgetPageProps = { params: Promise<{ tenant: string; botId: string }> };

export async function generateMetadata({ params }: WidgetPageProps): Promise<Metadata> {
  return { title: `Widget of ${(await getBotOfPage(params)).name}` };
}

export default async function BotWidgetPage({ params }: WidgetPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const bot = await orNotFound(getBotOfPage(params));
  return (
    <>
      <BotHeader tenant={ctx.tenant.slug} bot={bot} />
      <Page>
        <BotWidgetForm
          bot={bot}
          publicUrl={ctx.publicUrl}
          check={roleCan(role, "bots:write") && <Doctor botId={bot.id} />}
        />
      </Page>
    </>
  );
}
