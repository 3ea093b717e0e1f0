"use client";

import { ButtonLink } from "@/components/patterns/button-link";
import { chatPath } from "@/lib/client/chat-path";
import { useTenant } from "@/lib/client/tenant";

/** Stands where one writes, in a conversation that somebody else began. */
export function OnlyToRead({ botId, askedBy }: { botId: string; askedBy: string | null }) {
  const { slug } = useTenant();
  return (
    <div className="mx-auto flex max-w-3xl flex-wrap items-center justify-between gap-x-4 gap-y-2 py-1">
      <p className="min-w-0 flex-1 basis-56 text-muted">
        {askedBy ?? "Somebody else"} began this conversation. You can read it, but only they can go on with
        it.
      </p>
      <ButtonLink size="sm" href={chatPath(slug, botId)}>
        Begin your own
      </ButtonLink>
    </div>
  );
}
