import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { UserId } from "@/lib/core/ids";
import { ListMembersQuery, type MemberDto } from "@/lib/schemas/member";
import { query } from "../_kit";

/** The people of the tenant, in the order they came. */
export const listMembers = query({
  name: "member.list",
  permission: "members:read",
  input: ListMembersQuery,
  async run({ tx, input: { cursor, limit } }) {
    const rows = await tx.db.membership.findMany({
      where: cursor ? { userId: { gt: decodeCursor(cursor) } } : {},
      select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
      orderBy: { userId: "asc" },
      take: limit + 1,
    });
    const me = tx.actor.type === "user" ? tx.actor.userId : null;
    return toPage(
      rows,
      limit,
      (row) => row.userId,
      ({ userId, role, createdAt, user }): MemberDto => ({
        userId: userId as UserId,
        ...user,
        role,
        isMe: userId === me,
        joinedAt: createdAt.toISOString(),
      }),
    );
  },
});
