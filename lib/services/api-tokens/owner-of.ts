import type { UserId } from "@/lib/core/ids";
import type { Actor } from "../_kit";

/** Whose a new token is: whoever gets to see it, so that it ends with them. Tokens that a token makes are its owner's. */
export function ownerOf(actor: Actor): UserId | null {
  if (actor.type === "user") return actor.userId;
  return actor.type === "token" ? actor.ownerId : null;
}
