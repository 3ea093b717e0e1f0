"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { notifyDone, notifyFailure } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { BotId } from "@/lib/core/ids";
import type { SourceDto } from "@/lib/schemas/source";
import { attach, detach } from "./attach";

type DetachSourceProps = { source: Pick<SourceDto, "id" | "title">; botId: BotId };

/** Takes a source from one bot. Nothing is deleted, so it is done without a question, and undone by a press. */
export function DetachSource({ source: { id, title }, botId }: DetachSourceProps) {
  const { api } = useTenant();
  const router = useRouter();

  async function undo() {
    try {
      await attach(api, id, botId);
      notifyDone(`“${title}” is attached again.`);
      router.refresh();
    } catch (error) {
      notifyFailure(error);
    }
  }

  const remove = useMutation(() => detach(api, id, botId), {
    after: () => notifyDone(`“${title}” is detached. The source itself stays.`, { label: "Undo", run: undo }),
  });
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={`Detach ${title}`}
      isPending={remove.isPending}
      onPress={() => remove.run()}
    >
      Detach
    </Button>
  );
}
