"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { count } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { BotName } from "./bot-choice";
import type { SourceDialogProps } from "./rename-source";
import { botNames } from "./source-facts";
import { sourcesPath } from "./source-paths";

/** Takes a source away with all that came from it, at once and for good. */
export function DeleteSource({ source, bots, ...dialog }: SourceDialogProps & { bots: readonly BotName[] }) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const { id, title, counts, botIds } = source;
  const { names, others } = botNames(botIds, bots);
  const remove = useMutation(() => api.remove(`/sources/${id}`), {
    after: () => {
      router.push(sourcesPath(slug));
      notifyDone(`“${title}” is deleted.`);
    },
  });
  return (
    <ConfirmDialog
      title="Delete this source?"
      action="Delete the source"
      {...dialog}
      onConfirm={() => remove.run()}
    >
      <p>
        <strong dir="auto" className="wrap-anywhere text-foreground">
          {title}
        </strong>{" "}
        {counts.documents > 0 &&
          `with its ${count(counts.documents, "document")} and ${count(counts.chunks, "passage")} `}
        is gone from every answer at once, and its files are erased right after. This cannot be undone.
      </p>
      {botIds.length > 0 && (
        <p>
          {count(botIds.length, "bot")} will not answer from it any more:{" "}
          {[...names, ...(others > 0 ? [`${others} more`] : [])].join(", ")}.
        </p>
      )}
    </ConfirmDialog>
  );
}
