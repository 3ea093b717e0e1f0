"use client";

import { Dropdown } from "@heroui/react";
import { Crown, Ellipsis, LogOut, UserMinus } from "lucide-react";
import { useState } from "react";
import { LeaveTeam } from "@/components/patterns/leave-team";
import { useTenant } from "@/lib/client/tenant";
import type { MemberDto } from "@/lib/schemas/member";
import { HandOver, RemoveMember } from "./member-questions";

export type MemberActionsProps = {
  member: MemberDto;
  team: string;
  /** What may be done; nothing else is offered. */
  canRemove: boolean;
  canLeave: boolean;
  canHandOver: boolean;
};

type Action = "remove" | "leave" | "hand-over";

/** What can be done with a member beside another role, in a small menu. */
export function MemberActions({ member, team, canRemove, canLeave, canHandOver }: MemberActionsProps) {
  const { slug } = useTenant();
  const [asked, setAsked] = useState<Action | null>(null);
  if (!canRemove && !canLeave && !canHandOver) return null;
  const dialog = (action: Action) => ({
    isOpen: asked === action,
    onOpenChange: (isOpen: boolean) => setAsked(isOpen ? action : null),
  });
  return (
    <>
      <Dropdown>
        <Dropdown.Trigger
          aria-label={`What to do with ${member.name}`}
          className="touch touch-square inline-flex size-8 items-center justify-center rounded-lg text-muted hover:bg-default hover:text-foreground"
        >
          <Ellipsis className="size-4" aria-hidden="true" />
        </Dropdown.Trigger>
        <Dropdown.Popover placement="bottom end" className="min-w-56">
          <Dropdown.Menu
            aria-label={`What to do with ${member.name}`}
            onAction={(key) => setAsked(key === "leave" || key === "hand-over" ? key : "remove")}
          >
            {canHandOver && (
              <Dropdown.Item id="hand-over" textValue="Hand the team over">
                <Crown className="size-4 text-muted" aria-hidden="true" />
                Hand the team over
              </Dropdown.Item>
            )}
            {canRemove && (
              <Dropdown.Item id="remove" textValue="Remove from the team" variant="danger">
                <UserMinus className="size-4" aria-hidden="true" />
                Remove from the team
              </Dropdown.Item>
            )}
            {canLeave && (
              <Dropdown.Item id="leave" textValue="Leave the team" variant="danger">
                <LogOut className="size-4" aria-hidden="true" />
                Leave the team
              </Dropdown.Item>
            )}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <HandOver member={member} team={team} {...dialog("hand-over")} />
      <RemoveMember member={member} team={team} {...dialog("remove")} />
      <LeaveTeam slug={slug} team={team} {...dialog("leave")} />
    </>
  );
}
