import { AppError } from "@/lib/core/errors";
import { PERMISSIONS, type Permission, roleCan, scopesCan } from "@/lib/schemas/permissions";
import type { Actor } from "./ctx";

/** @throws AppError forbidden, naming what would be enough */
export function authorize(actor: Actor, permission: Permission): void {
  const { role, scope } = PERMISSIONS[permission];
  if (actor.type === "user" && !roleCan(actor.role, permission)) {
    throw new AppError("forbidden", `This needs the role "${role}" or a higher one.`, {
      details: { permission },
    });
  }
  if (actor.type === "token" && !scopesCan(actor.scopes, permission)) {
    const need = scope ? `a token with the scope "${scope}"` : "a person who is signed in";
    throw new AppError("forbidden", `This needs ${need}.`, {
      details: { permission },
    });
  }
}
