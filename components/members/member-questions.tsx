"use client";

import { z } from "zod";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { MemberDto } from "@/lib/schemas/member";

type QuestionProps = {
  member: MemberDto;
  team: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
};

/** Asks before a member is shut out. */
export function RemoveMember({ member, team, ...dialog }: QuestionProps) {
  const { api } = useTenant();
  const remove = useMutation(() => api.remove(`/members/${member.userId}`), {
    done: `${member.name} is removed.`,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Remove ${member.name}?`}
      action="Remove"
      cancel="Cancel"
      onConfirm={() => remove.run()}
    >
      <p>
        {member.name} can no longer get into {team}: pages that are open there stop working, an answer that is
        being written ends, and API tokens they made are revoked. All at once.
      </p>
      <p>What they added stays. To have them back, invite them anew.</p>
    </ConfirmDialog>
  );
}

/** Asks before somebody else gets the team. */
export function HandOver({ member, team, ...dialog }: QuestionProps) {
  const { api } = useTenant();
  const transfer = useMutation(() => api.post("/tenants/me/transfer", z.null(), { userId: member.userId }), {
    done: `${member.name} is the owner now.`,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Hand ${team} over to ${member.name}?`}
      action="Hand it over"
      cancel="Cancel"
      typedName={team}
      onConfirm={() => transfer.run()}
    >
      <p>
        {member.name} {member.role === "owner" ? "stays the owner" : "becomes an owner in your place"}, and
        you become an admin. Only an owner can give it back to you.
      </p>
    </ConfirmDialog>
  );
}
