import { Users } from "lucide-react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { MemberDto } from "@/lib/schemas/member";
import { obstacleTo } from "@/lib/schemas/member-rules";
import { type Role, roleCan } from "@/lib/schemas/permissions";
import { MemberActions } from "./member-actions";
import { roleLabel, rolesFor } from "./role-options";
import { RoleSelect } from "./role-select";

type MemberTableProps = {
  members: readonly MemberDto[];
  /** The role of who looks. */
  by: Role;
  owners: number;
  team: string;
};

/** The people of a team, with the role of each. */
export function MemberTable({ members, by, owners, team }: MemberTableProps) {
  const columns: Column<MemberDto>[] = [
    { key: "person", label: "Person", cell: (member) => <Person member={member} by={by} owners={owners} /> },
    {
      key: "role",
      label: "Role",
      cell: (member) => <RoleCell member={member} by={by} owners={owners} />,
      from: "narrow",
    },
    {
      key: "joined",
      label: "Joined",
      cell: ({ joinedAt }) => <RelativeTime iso={joinedAt} />,
      from: "medium",
    },
    {
      key: "actions",
      label: "What to do",
      isLabelHidden: true,
      align: "end",
      cell: (member) => <MemberActions member={member} team={team} {...actionsFor(member, { by, owners })} />,
    },
  ];
  const empty = (
    <EmptyState icon={Users} title="Nobody is on this page">
      Go back to the first page to see the people of the team.
    </EmptyState>
  );
  return (
    <DataTable
      label="People"
      columns={columns}
      rows={members}
      rowKey={({ userId }) => userId}
      empty={empty}
    />
  );
}

type Rights = { by: Role; owners: number };

/** One's own role is not changed here: a slip could not be taken back. Leaving and handing over are said in words. */
function actionsFor({ isMe, role: from }: MemberDto, { by, owners }: Rights) {
  const mayGo = obstacleTo({ by, from, to: null, owners }) === null;
  return {
    canRemove: !isMe && mayGo,
    canLeave: isMe && mayGo,
    canHandOver: !isMe && roleCan(by, "tenant:own"),
  };
}

function RoleCell({ member, by, owners }: { member: MemberDto } & Rights) {
  const roles = rolesFor({ by, from: member.role, owners });
  if (member.isMe || roles.length < 2) return <span className="@md:ps-3">{roleLabel(member.role)}</span>;
  return <RoleSelect member={member} roles={roles} />;
}

/** Where there is little room, the role stands below the name. */
function Person({ member, by, owners }: { member: MemberDto } & Rights) {
  const { name, email, isMe } = member;
  return (
    <div className="flex flex-col gap-0.5">
      <span className="flex items-center gap-2">
        <span dir="auto" className="truncate font-medium">
          {name}
        </span>
        {isMe && <span className="rounded-full bg-default px-2 py-0.5 text-muted text-xs">You</span>}
      </span>
      <span className="truncate text-muted text-xs" title={email}>
        {email}
      </span>
      <span className="mt-1 @md:hidden">
        <RoleCell member={member} by={by} owners={owners} />
      </span>
    </div>
  );
}
