"use client";

import { Button } from "@heroui/react";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import type { Role } from "@/lib/schemas/permissions";
import { CreatedInvitationDialog } from "./created-invitation";
import { type CreatedInvitation, InviteForm } from "./invite-form";

/** The button that invites, its form, and the one look at the link. */
export function Invite({ by }: { by: Role }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [created, setCreated] = useState<CreatedInvitation | null>(null);

  function onCreated(invitation: CreatedInvitation) {
    setIsOpen(false);
    setCreated(invitation);
  }

  function onSeen() {
    setCreated(null);
    router.refresh();
  }

  return (
    <>
      <Button variant="primary" onPress={() => setIsOpen(true)}>
        <UserPlus aria-hidden="true" />
        Invite
      </Button>
      <Dialog title="Invite somebody" isOpen={isOpen} onOpenChange={setIsOpen}>
        <InviteForm by={by} onCreated={onCreated} />
      </Dialog>
      <CreatedInvitationDialog created={created} onClose={onSeen} />
    </>
  );
}
