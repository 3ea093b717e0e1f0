import { MailPlus } from "lucide-react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { InvitationDto } from "@/lib/schemas/member";
import { mayGive } from "@/lib/schemas/member-rules";
import type { Role } from "@/lib/schemas/permissions";
import { InvitationActions } from "./invitation-actions";
import { roleLabel } from "./role-options";

type InvitationTableProps = { invitations: readonly InvitationDto[]; by: Role };

/** The invitations that nobody has used yet. */
export function InvitationTable({ invitations, by }: InvitationTableProps) {
  const actions = (invitation: InvitationDto) => (
    <InvitationActions invitation={invitation} canResend={mayGive(by, invitation.role)} />
  );
  const columns: Column<InvitationDto>[] = [
    {
      key: "who",
      label: "For",
      cell: (invitation) => (
        <div className="flex flex-col gap-1">
          <span className="truncate font-medium">{invitation.email ?? "Whoever has the link"}</span>
          <span className="whitespace-normal text-muted text-xs @2xl:hidden">
            {roleLabel(invitation.role)} · <Expiry invitation={invitation} />
          </span>
          <span className="@2xl:hidden">{actions(invitation)}</span>
        </div>
      ),
    },
    { key: "role", label: "Role", cell: ({ role }) => roleLabel(role), from: "medium" },
    { key: "by", label: "Invited by", cell: ({ invitedBy }) => invitedBy ?? "–", from: "wide" },
    {
      key: "expires",
      label: "Expires",
      cell: (invitation) => <Expiry invitation={invitation} />,
      from: "medium",
    },
    {
      key: "actions",
      label: "What to do",
      isLabelHidden: true,
      cell: actions,
      from: "medium",
      align: "end",
    },
  ];
  const empty = (
    <EmptyState icon={MailPlus} title="No invitation is open">
      Who you invite is listed here until they come in.
    </EmptyState>
  );
  return (
    <DataTable
      label="Invitations"
      columns={columns}
      rows={invitations}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function Expiry({ invitation: { isExpired, expiresAt } }: { invitation: InvitationDto }) {
  if (isExpired) return <span className="text-danger-soft-foreground">Expired</span>;
  return <RelativeTime iso={expiresAt} />;
}
