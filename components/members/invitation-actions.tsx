"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { CreatedInvitationDto, type InvitationDto } from "@/lib/schemas/member";
import { CreatedInvitationDialog } from "./created-invitation";
import type { CreatedInvitation } from "./invite-form";

/** A new link for an invitation, or none any more. */
export function InvitationActions({
  invitation,
  canResend,
}: {
  invitation: InvitationDto;
  canResend: boolean;
}) {
  const { api } = useTenant();
  const [isAsking, setIsAsking] = useState(false);
  const [created, setCreated] = useState<CreatedInvitation | null>(null);
  const name = invitation.email ?? "the link";
  const resend = useMutation(() => api.post(`/invitations/${invitation.id}/resend`, CreatedInvitationDto), {
    after: setCreated,
  });
  const revoke = useMutation(() => api.remove(`/invitations/${invitation.id}`), {
    done: "The invitation is revoked.",
  });
  return (
    <span className="flex flex-wrap gap-1 @2xl:flex-nowrap @2xl:justify-end">
      {canResend && (
        <Button
          variant="secondary"
          size="sm"
          aria-label={`${resendLabel(invitation)}: ${name}`}
          isPending={resend.isPending}
          onPress={() => resend.run()}
        >
          {resendLabel(invitation)}
        </Button>
      )}
      <Button variant="ghost" size="sm" aria-label={`Revoke ${name}`} onPress={() => setIsAsking(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        title="Revoke the invitation?"
        action="Revoke"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => revoke.run()}
      >
        <p>Its link stops working at once. You can invite {invitation.email ?? "somebody"} again later.</p>
      </ConfirmDialog>
      <CreatedInvitationDialog created={created} onClose={() => setCreated(null)} />
    </span>
  );
}

const resendLabel = ({ email }: InvitationDto) => (email ? "Send again" : "New link");
