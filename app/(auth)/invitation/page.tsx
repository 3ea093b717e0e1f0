import type { Metadata } from "next";
import { Invitation } from "@/components/auth/invitation";
import { getSignedIn, signInProviders, signUpMode } from "@/lib/http";

export const metadata: Metadata = { title: "Invitation" };

/** The invitation's secret stands behind the `#`, so only the browser can look it up. */
export default async function InvitationPage() {
  const signedIn = await getSignedIn();
  const me = signedIn && { name: signedIn.user.name, email: signedIn.user.email };
  return <Invitation me={me} signUp={await signUpMode()} providers={signInProviders()} />;
}
