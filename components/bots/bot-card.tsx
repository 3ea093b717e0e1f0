import { Library, Settings } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/patterns/relative-time";
import { SampleBadge } from "@/components/patterns/sample-badge";
import { count } from "@/lib/client/format";
import type { BotDto } from "@/lib/schemas/bot";
import { botPaths } from "./bot-paths";

type BotCardProps = { tenant: string; bot: BotDto };

/** A bot among others. The whole card leads to its chat. */
export function BotCard({ tenant, bot }: BotCardProps) {
  const paths = botPaths(tenant, bot.id);
  return (
    <li className="group relative flex min-w-0 @2xl:min-h-36 flex-col rounded-xl border border-border bg-surface p-4 transition-colors focus-within:border-field-border hover:border-field-border">
      <div className="flex items-start gap-2">
        <h2 dir="auto" className="wrap-anywhere line-clamp-2 min-w-0 font-medium text-base">
          <Link
            href={paths.chat}
            className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-focus"
          >
            {bot.name}
          </Link>
        </h2>
        {bot.isSample && <SampleBadge />}
      </div>
      <p className="wrap-anywhere mt-1 line-clamp-2 text-muted">
        {bot.instructions || "No instructions of its own."}
      </p>
      <div className="mt-auto flex items-center gap-4 pt-3 text-muted text-xs">
        <span>
          Changed <RelativeTime iso={bot.updatedAt} />
        </span>
        <span className="ms-auto flex items-center gap-1">
          <CardLink href={paths.sources} label={`Sources of ${bot.name}`}>
            <Library className="size-4" aria-hidden="true" />
            {count(bot.sourceCount, "source")}
          </CardLink>
          <CardLink href={paths.settings} label={`Settings of ${bot.name}`}>
            <Settings className="size-4" aria-hidden="true" />
          </CardLink>
        </span>
      </div>
    </li>
  );
}

function CardLink({ href, label, children }: { href: string; label: string; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      aria-label={label}
      className="touch touch-square relative z-10 flex h-8 min-w-8 items-center justify-center gap-1.5 rounded-md px-1.5 hover:bg-default hover:text-foreground"
    >
      {children}
    </Link>
  );
}
