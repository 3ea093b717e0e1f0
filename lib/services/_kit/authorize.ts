import { AppError } from "@/lib/core/errors";
import { PERMISSIONS, type Permission, roleCan, scopesCan, visitorCan } from "@/lib/schemas/permissions";
import type { Actor } from "./ctx";

/** What reaches beyond bots: a token that is kept to some may not free itself of that. */
const BEYOND_BOTS = /^(tokens|members|connections|audit):|^tenant:(write|own)$/;

/** @throws AppError forbidden, naming what would be enough */
export function authorize(actor: Actor, permission: Permission): void {
  const { role, scope } = PERMISSIONS[permission];
  if (actor.type === "user" && !roleCan(actor.role, permission)) {
    const need = role ? `the role "${role}" or a higher one` : "a visitor of the bot's widget";
    throw new AppError("forbidden", `This needs ${need}.`, { details: { permission } });
  }
  if (actor.type === "visitor" && !visitorCan(permission)) {
    throw new AppError("forbidden", "Visitors may not do this.", { details: { permission } });
  }
  if (actor.type === "token" && !scopesCan(actor.scopes, permission)) {
    const need = scope ? `a token with the scope "${scope}"` : "a person who is signed in";
    throw new AppError("forbidden", `This needs ${need}.`, {
      details: { permission },
    });
  }
  if (actor.type === "token" && actor.botIds !== null && BEYOND_BOTS.test(permission)) {
    throw new AppError("forbidden", "This needs a token that is not restricted to bots.", {
      details: { permission },
    });
  }
}
