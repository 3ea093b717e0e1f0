import { signIn, signOut } from "next-auth/react";

export type SignInFailure = "wrong" | "too-many-tries" | "unreachable";

export const signInByPassword = (email: string, password: string) => enter("password", { email, password });

/** `link` is the secret of a one-time link; it is used up by this. */
export const signInByLink = (link: string) => enter("link", { link });

/** Ends the session on the server, then leads to sign-in. */
export async function leave(): Promise<void> {
  await signOut({ redirect: false });
  location.assign("/sign-in");
}

async function enter(provider: string, credentials: Record<string, string>): Promise<SignInFailure | null> {
  try {
    const answer = await signIn(provider, { ...credentials, redirect: false });
    if (!answer) return "unreachable";
    if (!answer.error) return null;
    return answer.error === "TooManyTries" ? "too-many-tries" : "wrong";
  } catch {
    return "unreachable";
  }
}
