import { AppError } from "@/lib/core/errors";
import type { UserId } from "@/lib/core/ids";
import type { Actor } from "../_kit";

/** @throws AppError forbidden for a token: this is for a person to do */
export function personOf(actor: Actor): UserId {
  if (actor.type === "user") return actor.userId;
  throw new AppError("forbidden", "This is for a person who is signed in, not for a token.");
}
