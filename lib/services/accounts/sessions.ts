import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { newId, type SessionId, type UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { SessionDto } from "@/lib/schemas/account";
import { idOf } from "@/lib/schemas/common";
import { type PersonCtx, personCommand } from "../_kit";

const DAY_MS = 24 * 60 * 60_000;
const LONGEST_USER_AGENT = 300;

export type NewSession = {
  userId: UserId;
  /** password, link, or the name of the provider. */
  method: string;
  maxAgeDays: number;
  userAgent: string | null;
  address: string | null;
};

export async function startSession(session: NewSession, now: Date): Promise<SessionId> {
  const { maxAgeDays, userAgent, ...columns } = session;
  const id = newId("session");
  const expiresAt = new Date(now.getTime() + maxAgeDays * DAY_MS);
  await asSystem("sign-in", async (db) => {
    await db.session.deleteMany({ where: { userId: session.userId, expiresAt: { lt: now } } });
    await db.session.create({
      data: { id, ...columns, expiresAt, userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) ?? null },
    });
  });
  return id;
}

export async function endSession(id: SessionId): Promise<void> {
  await asSystem("sign-in", (db) => db.session.deleteMany({ where: { id } }));
}

/** Signs the user out everywhere. */
export async function endAllSessions(db: Db, userId: UserId): Promise<void> {
  await db.session.deleteMany({ where: { userId } });
}

/** Signs the user out everywhere but here. */
export async function endOtherSessions(db: Db, userId: UserId, here: SessionId): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId, id: { not: here } } });
  return count;
}

/** Where one is signed in, the latest first. */
export async function listSessions({ person, now }: PersonCtx): Promise<{ items: SessionDto[] }> {
  const rows = await asSystem("account", (db) =>
    db.session.findMany({
      where: { userId: person.id, expiresAt: { gt: now() } },
      orderBy: { lastSeenAt: "desc" },
    }),
  );
  const items = rows.map((row) => ({
    id: row.id as SessionId,
    method: row.method,
    userAgent: row.userAgent,
    address: row.address,
    isCurrent: row.id === person.sessionId,
    lastSeenAt: row.lastSeenAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  }));
  return { items };
}

export const endMySession = personCommand({
  name: "account.end_session",
  input: z.strictObject({ sessionId: idOf("session") }),
  async run({ tx, input: { sessionId: id } }) {
    const { count } = await tx.db.session.deleteMany({ where: { id, userId: tx.person.id } });
    if (count === 0) throw new AppError("not_found", "There is no such session.");
    return { result: null, audit: {} };
  },
});

export const endMyOtherSessions = personCommand({
  name: "account.end_other_sessions",
  input: z.unknown(),
  async run({ tx }) {
    const ended = await endOtherSessions(tx.db, tx.person.id, tx.person.sessionId);
    return { result: null, audit: { after: { ended } } };
  },
});
