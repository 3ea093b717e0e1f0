import "server-only";

export { ensureOwner, ownerSignInLink } from "./ensure-owner";
