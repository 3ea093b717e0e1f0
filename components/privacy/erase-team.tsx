"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { callApi } from "@/lib/client/api";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { ReceiptDto } from "@/lib/schemas/privacy";

/** Erases the team for good, and leads to the receipt of it. */
export function EraseTeam({ name }: { name: string }) {
  const { slug } = useTenant();
  const [isAsking, setIsAsking] = useState(false);
  const erase = useMutation(
    () => callApi("DELETE", "/tenants/me", { answer: ReceiptDto, tenant: slug, body: { name } }),
    { after: ({ id }) => location.assign(`/receipts/${id}`) },
  );
  return (
    <>
      <Button variant="danger" className="self-start" onPress={() => setIsAsking(true)}>
        Erase the team
      </Button>
      <ConfirmDialog
        title={`Erase ${name}?`}
        action="Erase everything"
        typedName={name}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => erase.run()}
      >
        <p>
          The team closes at once for everybody in it. Then all of it is deleted: bots, sources, files,
          conversations, tokens, keys and the audit log. Accounts of people stay theirs.
        </p>
        <p>This cannot be undone, by us neither. Make an export first if you may need something of it.</p>
      </ConfirmDialog>
    </>
  );
}
