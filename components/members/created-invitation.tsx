"use client";

import { Button } from "@heroui/react";
import { CopyField } from "@/components/patterns/copy-field";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { INVITATION_DAYS } from "@/lib/schemas/member";
import type { CreatedInvitation } from "./invite-form";

type CreatedInvitationProps = { created: CreatedInvitation | null; onClose(): void };

/** Shows the link of a new invitation, this once, and says whether its mail left. */
export function CreatedInvitationDialog({ created, onClose }: CreatedInvitationProps) {
  return (
    <Dialog
      title={created?.mail === "sent" ? "The invitation is on its way" : "Pass this link on"}
      isOpen={created !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isSticky
    >
      {created && (
        <>
          <DialogBody>
            <p className="text-muted">{sentence(created)}</p>
            <CopyField label="Link" value={created.link} />
            <p className="text-muted">
              It works once, within {INVITATION_DAYS} days. We cannot show it again, but you can make a new
              one from the list of invitations at any time.
            </p>
          </DialogBody>
          <DialogFooter>
            <Button variant="primary" onPress={onClose}>
              Done
            </Button>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}

function sentence({ mail, email, role }: CreatedInvitation): string {
  if (mail === "sent") return `We mailed it to ${email}. In case it does not arrive, here is the link.`;
  if (mail === "not_sent") return `No mail left, so send ${email} this link yourself.`;
  return `Whoever opens it first joins as ${role}. Treat it like a key.`;
}
