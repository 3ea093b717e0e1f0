import { randomBytes } from "node:crypto";
import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { command, secretPlace } from "../_kit";
import { getBotOrThrow } from "../bots";

const SECRET_BYTES = 32;

type Renewed = { secret: string };

/**
 * A new secret for the owner's server to vouch for visitors with; what the one before signed is refused from now on. It is
 * in this answer and nowhere else; a repeat with the same Idempotency-Key gets it blank.
 */
export const renewVisitorSecret = command({
  name: "bot.renew_visitor_secret",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot") }),
  async prepare({ ctx, input: { botId } }) {
    const secret = `mv_${randomBytes(SECRET_BYTES).toString("base64url")}`;
    return {
      secret,
      sealed: ctx.ports.vault.seal(secret, secretPlace("Bot", "visitorSecret", ctx.tenant.id, botId)),
    };
  },
  async run({ tx, input: { botId }, prepared: { secret, sealed } }) {
    const { visitorSecret } = await getBotOrThrow(tx, botId);
    await tx.db.bot.update({ where: { id: botId }, data: { visitorSecret: sealed } });
    const result: Renewed = { secret };
    return { result, audit: { targetId: botId, after: { isRotation: visitorSecret !== null } } };
  },
  remember: (): Renewed => ({ secret: "" }),
});
