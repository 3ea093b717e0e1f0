"use client";

import { TabNav } from "@/components/patterns/tab-nav";
import { useTenant } from "@/lib/client/tenant";
import { botPaths } from "./bot-paths";

/** The pages of a bot that the person who looks may see. */
export function BotTabs({ botId, sourceCount }: { botId: string; sourceCount: number }) {
  const { slug, can } = useTenant();
  const paths = botPaths(slug, botId);
  return (
    <TabNav
      label="Pages of this bot"
      tabs={[
        { label: "Chat", href: paths.chat },
        { label: "Answers", href: paths.answers },
        { label: "Sources", href: paths.sources, count: sourceCount },
        ...(can("bots:write") ? [{ label: "Playground", href: paths.playground }] : []),
        ...(can("evaluations:read") ? [{ label: "Evaluation", href: paths.evaluation }] : []),
        { label: "Widget", href: paths.widget },
        { label: "Settings", href: paths.settings },
      ]}
    />
  );
}
