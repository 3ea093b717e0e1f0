"use client";

import { Button } from "@heroui/react";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Dialog } from "@/components/patterns/dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { ConnectionDto } from "@/lib/schemas/connection";
import { ConnectionForm } from "./connection-form";

/** What can be done with a connection. */
export function ConnectionActions({ connection }: { connection: ConnectionDto }) {
  const { api } = useTenant();
  const [asked, setAsked] = useState<"edit" | "remove" | null>(null);
  const { id, name } = connection;
  const test = useMutation(() => api.post(`/connections/${id}/test`, ConnectionDto), {
    done: ({ lastTest }) => (lastTest?.error ? undefined : `“${name}” works.`),
  });
  const remove = useMutation(() => api.remove(`/connections/${id}`), { done: `“${name}” is removed.` });
  return (
    <span className="flex flex-wrap items-center gap-1 @2xl:flex-nowrap @2xl:justify-end">
      <Button
        variant="secondary"
        size="sm"
        aria-label={`Test ${name}`}
        isPending={test.isPending}
        onPress={() => test.run()}
      >
        {test.isPending ? "Testing" : "Test"}
      </Button>
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label={`Change ${name}`}
        onPress={() => setAsked("edit")}
      >
        <Pencil aria-hidden="true" />
      </Button>
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label={`Remove ${name}`}
        onPress={() => setAsked("remove")}
      >
        <Trash2 aria-hidden="true" />
      </Button>
      <Dialog
        title={`Change “${name}”`}
        isOpen={asked === "edit"}
        onOpenChange={(isOpen) => setAsked(isOpen ? "edit" : null)}
      >
        <ConnectionForm connection={connection} onSaved={() => setAsked(null)} />
      </Dialog>
      <ConfirmDialog
        title={`Remove “${name}”?`}
        action="Remove"
        isOpen={asked === "remove"}
        onOpenChange={(isOpen) => setAsked(isOpen ? "remove" : null)}
        onConfirm={() => remove.run()}
      >
        <p>
          Its key is deleted at once. To connect again you need the key anew. A connection that a bot answers
          through, or that embeds the team’s documents, is not removed before another is chosen there.
        </p>
      </ConfirmDialog>
    </span>
  );
}
