import type { Metadata } from "next";
import { LinkSignIn } from "@/components/auth/link-sign-in";

export const metadata: Metadata = { title: "Sign in by link" };

export default function LinkSignInPage() {
  return <LinkSignIn />;
}
