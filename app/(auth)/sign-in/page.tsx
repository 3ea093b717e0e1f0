import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard, AuthNote } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/sign-in-form";
import { TextLink } from "@/components/patterns/text-link";
import { safeNext } from "@/lib/client/safe-next";
import { getSignedIn, isSignUpOpen } from "@/lib/http";

export const metadata: Metadata = { title: "Sign in" };

type Query = { next?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next } = await searchParams;
  const target = safeNext(typeof next === "string" ? next : undefined);
  if (await getSignedIn()) redirect(target);
  return (
    <AuthCard title="Sign in" lead="to ask your team's documents">
      <SignInForm next={target} />
      {(await isSignUpOpen()) && (
        <AuthNote>
          New here? <TextLink href="/sign-up">Make a team</TextLink>
        </AuthNote>
      )}
    </AuthCard>
  );
}
