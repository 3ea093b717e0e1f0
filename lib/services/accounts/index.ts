import "server-only";

export { changeEmail, sendVerification, verifyEmail } from "./change-email";
export { changePassword } from "./change-password";
export {
  findMember,
  findPerson,
  isOperator,
  listTenantsOf,
  type Member,
  type TenantOfMine,
} from "./find-member";
export { beginTotp, confirmTotp, removeSecondFactor, renewCodes, turnOffTotp } from "./manage-second-factor";
export { issueLink, LINK_LIFETIME_MS } from "./one-time-link";
export { hashPassword } from "./password";
export { getAccount, rename } from "./profile";
export { assertPassword } from "./prove";
export { makeLink, requestLink } from "./request-link";
export { resetPassword } from "./reset-password";
export { resealTotp } from "./second-factor";
export { endMyOtherSessions, endMySession, endSession, listSessions, startSession } from "./sessions";
export { type SignIn, signInWithLink, signInWithPassword } from "./sign-in";
export { findIdentity, NAMELESS_OWNER, type Profile, signInElsewhere } from "./sign-in-elsewhere";
export { startSingleUserSession } from "./single-user";
