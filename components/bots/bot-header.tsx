import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/patterns/page-header";
import { SampleBadge } from "@/components/patterns/sample-badge";
import { TabNav } from "@/components/patterns/tab-nav";
import type { BotDto } from "@/lib/schemas/bot";
import { botPaths } from "./bot-paths";

type BotHeaderProps = {
  tenant: string;
  bot: Pick<BotDto, "id" | "name" | "isSample" | "sourceCount">;
  actions?: ReactNode;
};

/** The head of every page of a bot: which bot, and its pages. */
export function BotHeader({ tenant, bot, actions }: BotHeaderProps) {
  const paths = botPaths(tenant, bot.id);
  return (
    <header className="border-border border-b px-4 pt-4 sm:px-8 sm:pt-6">
      <Breadcrumbs crumbs={[{ label: "Bots", href: `/t/${tenant}/bots` }]} here={bot.name} />
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{bot.name}</h1>
        {bot.isSample && <SampleBadge />}
        {actions && <div className="-me-2 ms-auto flex items-center gap-1">{actions}</div>}
      </div>
      <div className="mt-1">
        <TabNav
          label="Pages of this bot"
          tabs={[
            { label: "Chat", href: paths.chat },
            { label: "Answers", href: paths.answers },
            { label: "Sources", href: paths.sources, count: bot.sourceCount },
            { label: "Settings", href: paths.settings },
          ]}
        />
      </div>
    </header>
  );
}
