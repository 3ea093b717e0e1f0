"use client";

import { Button } from "@heroui/react";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";

/** Deletes a conversation, once it is confirmed, and goes back to the list. */
export function RemoveConversation({ id }: { id: string }) {
  const { api, can, path } = useTenant();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const remove = useMutation(() => api.remove(`/conversations/${id}`), {
    done: "The conversation is deleted.",
    after: () => router.replace(path("/conversations")),
  });
  if (!can("conversations:write")) return null;
  return (
    <>
      <Button variant="ghost" onPress={() => setIsOpen(true)}>
        <Trash2 className="size-4" aria-hidden="true" />
        Delete…
      </Button>
      <ConfirmDialog
        title="Delete this conversation?"
        action="Delete the conversation"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        onConfirm={() => remove.run()}
      >
        <p>
          Its questions, answers and ratings are gone for good. Contacts that visitors left during it stay.
        </p>
      </ConfirmDialog>
    </>
  );
}
