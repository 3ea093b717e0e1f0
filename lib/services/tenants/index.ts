import "server-only";

export { createTenant } from "./create-tenant";
export { foundTenant } from "./found-tenant";
export { getMe } from "./get-me";
export { countUsage, getMyTenant } from "./get-my-tenant";
export { openTenant } from "./open-tenant";
export { signUp } from "./sign-up";
export { updateTenant } from "./update-tenant";
