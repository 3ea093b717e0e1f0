import "server-only";

export { authHandler } from "./handler";
export { readReturnPath } from "./return-path";
export { readSessionId, sessionCookieName } from "./session-cookie";
