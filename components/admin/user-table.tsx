import { SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { count, formatNumber } from "@/lib/client/format";
import type { AdminUserDto } from "@/lib/schemas/admin";
import { ChangeOperator } from "./change-operator";

type UserTableProps = { users: readonly AdminUserDto[]; me: string };

/** Everybody with an account. */
export function UserTable({ users, me }: UserTableProps) {
  const columns: Column<AdminUserDto>[] = [
    { key: "person", label: "Person", cell: (user) => <Person user={user} me={me} /> },
    {
      key: "teams",
      label: "Teams",
      cell: ({ tenants }) => formatNumber(tenants),
      from: "medium",
      align: "end",
    },
    {
      key: "factor",
      label: "Second factor",
      cell: ({ hasSecondFactor }) => (hasSecondFactor ? "On" : <span className="text-muted">Off</span>),
      from: "medium",
    },
    { key: "seen", label: "Last seen", cell: (user) => <LastSeen user={user} />, from: "wide" },
    { key: "made", label: "Joined", cell: ({ createdAt }) => <RelativeTime iso={createdAt} />, from: "wide" },
    {
      key: "operator",
      label: "What to do",
      isLabelHidden: true,
      cell: (user) => <ChangeOperator user={user} isMe={user.id === me} />,
      from: "medium",
      align: "end",
    },
  ];
  const empty = (
    <EmptyState
      icon={SearchX}
      title="Nobody is like this"
      action={<ButtonLink href="/admin/users">Show everybody</ButtonLink>}
    >
      Try a part of the name or of the e-mail address.
    </EmptyState>
  );
  return <DataTable label="People" columns={columns} rows={users} rowKey={({ id }) => id} empty={empty} />;
}

/** Where there is little room, all of a person is in the first cell. */
function Person({ user, me }: { user: AdminUserDto; me: string }) {
  const { name, email, isOperator, isEmailVerified, hasSecondFactor, tenants } = user;
  return (
    <div className="flex flex-col gap-0.5">
      <span className="flex items-center gap-2">
        <span dir="auto" className="truncate font-medium">
          {name}
        </span>
        {isOperator && (
          <span className="rounded-full bg-accent-soft px-2 py-0.5 font-medium text-accent-soft-foreground text-xs">
            Operator
          </span>
        )}
      </span>
      <span className="truncate text-muted text-xs" title={email}>
        {email}
        {!isEmailVerified && " · not confirmed"}
      </span>
      <span className="whitespace-normal text-muted text-xs @2xl:hidden">
        {count(tenants, "team")} · Second factor {hasSecondFactor ? "on" : "off"} · <LastSeen user={user} />
      </span>
      <span className="-ms-3 @2xl:hidden">
        <ChangeOperator user={user} isMe={user.id === me} />
      </span>
    </div>
  );
}

function LastSeen({ user: { lastSeenAt } }: { user: AdminUserDto }) {
  return lastSeenAt ? <RelativeTime iso={lastSeenAt} /> : <span className="text-muted">Not lately</span>;
}
