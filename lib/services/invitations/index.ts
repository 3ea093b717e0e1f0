import "server-only";

export { acceptInvitation, join } from "./accept-invitation";
export { invite } from "./create-invitation";
export { listInvitations } from "./list-invitations";
export { lookUpInvitation } from "./look-up-invitation";
export { resendInvitation } from "./resend-invitation";
export { revokeInvitation } from "./revoke-invitation";
