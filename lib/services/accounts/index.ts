import "server-only";

export { issueLink } from "./one-time-link";
export { hashPassword } from "./password";
export { makeResetLink, requestPasswordReset, resetPassword } from "./reset-password";
export {
  endSession,
  findMember,
  findPerson,
  listTenantsOf,
  type Member,
  startSession,
  type TenantOfMine,
} from "./sessions";
export { signInWithLink, signInWithPassword } from "./sign-in";
