import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/patterns/page-header";
import { SampleBadge } from "@/components/patterns/sample-badge";
import type { BotDto } from "@/lib/schemas/bot";
import { BotTabs } from "./bot-tabs";

type BotHeaderProps = {
  tenant: string;
  bot: Pick<BotDto, "id" | "name" | "isSample" | "sourceCount">;
  actions?: ReactNode;
};

/** The head of every page of a bot: which bot, and its pages. */
export function BotHeader({ tenant, bot, actions }: BotHeaderProps) {
  return (
    <header className="border-border border-b px-4 pt-4 sm:px-8 sm:pt-6">
      <Breadcrumbs crumbs={[{ label: "Bots", href: `/t/${tenant}/bots` }]} here={bot.name} />
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{bot.name}</h1>
        {bot.isSample && <SampleBadge />}
        {actions && <div className="-me-2 ms-auto flex items-center gap-1">{actions}</div>}
      </div>
      <div className="mt-1">
        <BotTabs botId={bot.id} sourceCount={bot.sourceCount} />
      </div>
    </header>
  );
}
