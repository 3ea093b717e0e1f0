import { signIn, signOut } from "next-auth/react";
import { CREDENTIAL_ERRORS, type CredentialRefusal } from "@/lib/schemas/sign-in";

export type SignInFailure = CredentialRefusal | "unreachable";

// Without one, next-auth would send the address of the page as it is, with the secret behind its "#", and keep it in a cookie.
const HOME = { callbackUrl: "/" };

/** `code` is of the second factor, where there is one. */
export const signInByPassword = (email: string, password: string, code = "") =>
  enter("password", { email, password, code });

/** `link` is the secret of a one-time link; it is used up by this. */
export const signInByLink = (link: string, code = "") => enter("link", { link, code });

/** Goes to a provider's own sign-in, and from there to `next`. */
export async function signInElsewhere(provider: string, next: string): Promise<void> {
  await signIn(provider, { callbackUrl: next });
}

/** Ends the session on the server. */
export async function endSession(): Promise<void> {
  await signOut({ ...HOME, redirect: false });
}

/** Ends the session on the server, then leads to sign-in. */
export async function leave(): Promise<void> {
  await endSession();
  location.assign("/sign-in");
}

async function enter(provider: string, credentials: Record<string, string>): Promise<SignInFailure | null> {
  try {
    const answer = await signIn(provider, { ...credentials, ...HOME, redirect: false });
    if (!answer) return "unreachable";
    return answer.error ? refusalOf(answer.error) : null;
  } catch {
    return "unreachable";
  }
}

function refusalOf(error: string): SignInFailure {
  const known = Object.entries(CREDENTIAL_ERRORS).find(([, name]) => name === error);
  return known ? (known[0] as CredentialRefusal) : "unreachable";
}
