import type { SignInFailure } from "@/lib/client/session";
import { type ProviderRefusal, SIGN_IN_WINDOW_MINUTES } from "@/lib/schemas/sign-in";

/** Why a sign-in by password, link or code did not work, and what to do. */
export const REASONS: Record<SignInFailure, string> = {
  wrong: "E-mail and password do not belong together. Check both and try again.",
  "too-many-tries": `Too many tries. Wait ${SIGN_IN_WINDOW_MINUTES} minutes, then try again.`,
  "code-needed": "This account asks for a code as well. Enter the one that your authenticator app shows.",
  "wrong-code":
    "This code is not right, or it was used already. Wait for the next one in your app, or take a recovery code.",
  unreachable: "The server cannot be reached right now. Try again in a moment.",
};

/** What next-auth itself puts into the address when a sign-in by a provider breaks off. */
export const NEXT_AUTH_ERRORS = [
  "OAuthSignin",
  "OAuthCallback",
  "OAuthCreateAccount",
  "OAuthAccountNotLinked",
  "AccessDenied",
  "Callback",
  "Configuration",
  "Verification",
  "Signin",
  "SessionRequired",
] as const;

const STOPPED =
  "The sign-in over there was stopped, refused or took too long. Try again, or sign in another way.";
const STOPPED_OR_BROKE =
  "The sign-in broke off: it was stopped over there, or something failed on our side. Try again, or sign in another way.";
const BROKE_OFF = "Something went wrong on our side while you signed in. Try again, or sign in another way.";
const SET_UP_WRONG =
  "This way to sign in is not set up right, or the other side does not answer. Sign in another way, and tell the operator.";

const OF_ADDRESS: Record<ProviderRefusal | (typeof NEXT_AUTH_ERRORS)[number], string> = {
  "not-verified":
    "The e-mail address of that account is not confirmed over there. Confirm it there, or sign in another way.",
  "account-exists":
    "There is an account with this e-mail address here already, and nobody has confirmed the address yet. Have a link mailed to you below: it signs you in and confirms the address. After that, this way works too.",
  "sign-up-closed":
    "Nobody has an account with this e-mail address here, and new accounts need an invitation to it. Ask the owner of your team for one, or sign in another way.",
  OAuthSignin: SET_UP_WRONG,
  OAuthCallback: STOPPED,
  OAuthCreateAccount: BROKE_OFF,
  OAuthAccountNotLinked: BROKE_OFF,
  AccessDenied: STOPPED,
  // Also what next-auth makes of a "no" from over there.
  Callback: STOPPED_OR_BROKE,
  Configuration: SET_UP_WRONG,
  Verification: "This link does not work any more. Ask for a new one below.",
  Signin: BROKE_OFF,
  SessionRequired: "Sign in to see that page.",
};

/** The sentence for an `error` in the address of the sign-in page; undefined without one. */
export function reasonOfAddress(error: string | undefined): string | undefined {
  if (!error) return undefined;
  return Object.hasOwn(OF_ADDRESS, error) ? OF_ADDRESS[error as keyof typeof OF_ADDRESS] : BROKE_OFF;
}
