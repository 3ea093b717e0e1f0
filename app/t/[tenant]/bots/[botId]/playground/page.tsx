import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BotHeader } from "@/components/bots/bot-header";
import { Playground } from "@/components/chat/playground/playground";
import { Page } from "@/components/patterns/page";
import { getPageCtx } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { getBotOfPage } from "../bot-of-page";

type PlaygroundPageProps = { params: Promise<{ tenant: string; botId: string }> };

export async function generateMetadata({ params }: PlaygroundPageProps): Promise<Metadata> {
  return { title: `Playground of ${(await getBotOfPage(params)).name}` };
}

export default async function PlaygroundPage({ params }: PlaygroundPageProps) {
  const { ctx, role } = await getPageCtx(params);
  const bot = await getBotOfPage(params);
  if (!roleCan(role, "bots:write")) notFound();
  return (
    <>
      <BotHeader tenant={ctx.tenant.slug} bot={bot} />
      <Page>
        <Playground bot={bot} />
      </Page>
    </>
  );
}
