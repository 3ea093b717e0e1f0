import type { SessionId, UserId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { asSystem } from "@/lib/db";
import { startSession } from "./sessions";

const LONG_ENOUGH_DAYS = 365;

/** Where nobody signs in (`AUTH_MODE=none`): one session for all who come, as the owner who was there first. */
export async function startSingleUserSession(now: Date): Promise<SessionId> {
  const first = await asSystem("sign-in", (db) =>
    db.membership.findFirst({
      where: { role: "owner" },
      orderBy: { createdAt: "asc" },
      select: { userId: true },
    }),
  );
  const { userId } = present(first, "the start makes an owner");
  const session = { method: "none", maxAgeDays: LONG_ENOUGH_DAYS, userAgent: null, address: null };
  return startSession({ userId: userId as UserId, ...session }, now);
}
