"use client";

import { Library } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { chatPath } from "@/lib/client/chat-path";
import { useTenant } from "@/lib/client/tenant";

/** A bot that has nothing to answer from says so. */
export function NoSources({ botId }: { botId: string }) {
  const { slug, can } = useTenant();
  const canAdd = can("sources:write");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-border border-dashed px-4 py-3">
      <Library className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">This bot has no sources yet</p>
        <p className="text-muted">
          {canAdd
            ? "It has nothing to answer from. Attach some, then ask."
            : "It has nothing to answer from. Ask an editor of your team to attach some."}
        </p>
      </div>
      {canAdd && (
        <ButtonLink size="sm" href={`${chatPath(slug, botId)}/sources`}>
          Add sources
        </ButtonLink>
      )}
    </div>
  );
}
