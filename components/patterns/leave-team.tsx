"use client";

import { z } from "zod";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { createApi } from "@/lib/client/api";
import { useMutation } from "@/lib/client/use-mutation";

type LeaveTeamProps = {
  slug: string;
  team: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
};

/** Asks before one goes out of a team. */
export function LeaveTeam({ slug, team, ...dialog }: LeaveTeamProps) {
  const leave = useMutation(() => createApi(slug).post("/members/leave", z.null()), {
    after: () => location.assign("/"),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Leave ${team}?`}
      action="Leave the team"
      cancel="Stay"
      onConfirm={() => leave.run()}
    >
      <p>
        You can no longer get in, and the API tokens you made are revoked. What you added stays. Somebody in
        the team has to invite you if you want to come back.
      </p>
    </ConfirmDialog>
  );
}
