import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard, AuthNote } from "@/components/auth/auth-card";
import { ProviderButtons } from "@/components/auth/provider-buttons";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { ButtonLink } from "@/components/patterns/button-link";
import { TextLink } from "@/components/patterns/text-link";
import { getSignedIn, isSignUpOpen, signInProviders } from "@/lib/http";

export const metadata: Metadata = { title: "Make a team" };

export default async function SignUpPage() {
  if (await getSignedIn()) redirect("/");
  if (!(await isSignUpOpen())) {
    return (
      <AuthCard
        title="Sign-up is closed"
        lead="New teams are made by the operator of this deployment. Ask them for an account."
      >
        <ButtonLink href="/sign-in" variant="primary">
          Sign in
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Make a team" lead="A place for your documents, and for bots that answer from them.">
      {/* The team is made on the page of one's teams then. */}
      <ProviderButtons providers={signInProviders()} next="/teams" />
      <SignUpForm />
      <AuthNote>
        Have an account? <TextLink href="/sign-in">Sign in</TextLink>
      </AuthNote>
    </AuthCard>
  );
}
