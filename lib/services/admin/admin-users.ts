import type { z } from "zod";
import { decodeCursor, type Page, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import type { UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { type AdminUserDto, ChangeUserBody, ListUsersQuery, UserParam } from "@/lib/schemas/admin";
import { parseInput } from "@/lib/schemas/parse";
import { assertOperator, operatorCommand, type PersonCtx } from "../_kit";

/** Everybody with an account, newest first. */
export async function listUsers(
  ctx: PersonCtx,
  raw: z.input<typeof ListUsersQuery>,
): Promise<Page<AdminUserDto>> {
  assertOperator(ctx);
  const { search, cursor, limit } = parseInput(ListUsersQuery, raw);
  const contains = { contains: search, mode: "insensitive" as const };
  const rows = await asSystem("operator", (db) =>
    db.user.findMany({
      where: {
        AND: [
          search ? { OR: [{ email: contains }, { name: contains }] } : {},
          cursor ? { id: { lt: decodeCursor(cursor) } } : {},
        ],
      },
      include: {
        sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
        _count: { select: { memberships: true } },
      },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  );
  return toPage(
    rows,
    limit,
    (row) => row.id,
    (row): AdminUserDto => ({
      id: row.id as UserId,
      email: row.email,
      name: row.name,
      isOperator: row.isOperator,
      isEmailVerified: row.emailVerifiedAt !== null,
      hasSecondFactor: row.totpConfirmedAt !== null,
      tenants: row._count.memberships,
      lastSeenAt: row.sessions[0]?.lastSeenAt.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    }),
  );
}

/** Makes somebody an operator, or no longer one; one operator stays. */
export const changeUser = operatorCommand({
  name: "operator.change_user",
  input: UserParam.extend(ChangeUserBody.shape),
  async run({ tx, input: { userId: id, isOperator } }) {
    // Two operators who shut each other out at once would leave none.
    await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtext('minirag.operators'))`;
    const { count } = await tx.db.user.updateMany({ where: { id }, data: { isOperator } });
    if (count === 0) throw new AppError("not_found", "There is no such user.");
    if ((await tx.db.user.count({ where: { isOperator: true } })) === 0) {
      throw new AppError("conflict", "One operator has to stay. Make somebody else one first.");
    }
    return { result: null, audit: { targetId: id, after: { isOperator } } };
  },
});
