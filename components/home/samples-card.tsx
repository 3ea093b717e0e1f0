"use client";

import { Button } from "@heroui/react";
import { BookOpen } from "lucide-react";
import { useState } from "react";
import { ButtonLink } from "@/components/patterns/button-link";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Panel } from "@/components/patterns/section";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";

/** What came with the product, to try it on; gone for good with one press and a yes. */
export function SamplesCard({ botId }: { botId: string | null }) {
  const { api, path, can } = useTenant();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation(() => api.remove("/samples"), { done: "The samples are gone." });
  return (
    <Panel className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-soft-foreground">
        <BookOpen className="size-4" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">There is a sample bot to try</p>
        <p className="text-muted">
          It has read MiniRAG's own guides. Remove it when you do not need it any more.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {botId && (
          <ButtonLink href={path(`/bots/${botId}`)} size="sm">
            Ask the sample bot
          </ButtonLink>
        )}
        {can("sources:write") && (
          <Button variant="ghost" size="sm" onPress={() => setIsAsking(true)}>
            Remove samples
          </Button>
        )}
      </div>
      <ConfirmDialog
        title="Remove the samples?"
        action="Remove samples"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => remove.run()}
      >
        <p>The sample bot and the guides it reads are taken away. What you made yourself stays.</p>
      </ConfirmDialog>
    </Panel>
  );
}
