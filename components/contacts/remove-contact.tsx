"use client";

import { Button } from "@heroui/react";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";

/** Deletes a contact, once it is confirmed. */
export function RemoveContact({ id, name }: { id: string; name: string }) {
  const { api, can } = useTenant();
  const [isOpen, setIsOpen] = useState(false);
  const remove = useMutation(() => api.remove(`/contacts/${id}`), { done: "The contact is deleted." });
  if (!can("contacts:write")) return null;
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label={`Delete the contact ${name}`}
        onPress={() => setIsOpen(true)}
      >
        <Trash2 className="size-4" aria-hidden="true" />
      </Button>
      <ConfirmDialog
        title="Delete this contact?"
        action="Delete the contact"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        onConfirm={() => remove.run()}
      >
        <p>
          What{" "}
          <strong dir="auto" className="wrap-anywhere text-foreground">
            {name}
          </strong>{" "}
          left is gone for good. The conversation stays.
        </p>
      </ConfirmDialog>
    </>
  );
}
