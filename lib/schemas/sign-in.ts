/** Tries to sign in are counted for so long; whoever had too many waits for it to pass. */
export const SIGN_IN_WINDOW_MINUTES = 15;

/** Why somebody does not come in by password or link, and what next-auth calls it on its way to the browser. */
export const CREDENTIAL_ERRORS = {
  wrong: "CredentialsSignin",
  "too-many-tries": "TooManyTries",
  "code-needed": "CodeNeeded",
  "wrong-code": "WrongCode",
} as const;
export type CredentialRefusal = keyof typeof CREDENTIAL_ERRORS;

/** Why somebody whom a provider vouches for does not come in; it stands in the address of the sign-in page. */
export const PROVIDER_REFUSALS = ["not-verified", "account-exists", "sign-up-closed"] as const;
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number];
