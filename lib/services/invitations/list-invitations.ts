import { decodeCursor, toPage } from "@/lib/core/cursor";
import { ListMembersQuery } from "@/lib/schemas/member";
import { query } from "../_kit";
import { toInvitationDto } from "./internal";

/** Invitations that nobody used yet, newest first; those out of time too, to be renewed or taken back. */
export const listInvitations = query({
  name: "invitation.list",
  permission: "members:write",
  input: ListMembersQuery,
  async run({ tx, input: { cursor, limit } }) {
    const open = { acceptedAt: null, revokedAt: null };
    const rows = await tx.db.invitation.findMany({
      where: { ...open, ...(cursor && { id: { lt: decodeCursor(cursor) } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const ids = rows.flatMap((row) => row.invitedById ?? []);
    const users = await tx.db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
    const names = new Map(users.map(({ id, name }) => [id, name]));
    return toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => toInvitationDto(row, names.get(row.invitedById ?? "") ?? null, tx.now()),
    );
  },
});
