import "server-only";

export { authHandler } from "./handler";
export { readSessionId, sessionCookieName } from "./session-cookie";
