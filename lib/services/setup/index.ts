import "server-only";

export { ensureOwner, ownerSignInLink, signInLinkFor } from "./ensure-owner";
