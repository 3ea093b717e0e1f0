import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthNote } from "@/components/auth/auth-card";
import { SignInCard } from "@/components/auth/sign-in-card";
import { reasonOfAddress } from "@/components/auth/sign-in-errors";
import { TextLink } from "@/components/patterns/text-link";
import { safeNext } from "@/lib/client/safe-next";
import { getReturnPath, getSignedIn, isMailReal, isSignUpOpen, signInProviders } from "@/lib/http";

export const metadata: Metadata = { title: "Sign in" };

type Query = { next?: string | string[]; error?: string | string[] };

const single = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const error = single(query.error);
  const next = safeNext(single(query.next) ?? (error ? await getReturnPath() : undefined));
  if (await getSignedIn()) redirect(next);
  const isInvited = next === "/invitation";
  return (
    <SignInCard
      lead={isInvited ? "and come back to your invitation" : "to ask your team's documents"}
      next={next}
      providers={signInProviders()}
      refusal={reasonOfAddress(error)}
      isMailReal={await isMailReal()}
    >
      {isInvited && (
        <AuthNote>
          New here? <TextLink href={next}>Back to the invitation</TextLink>
        </AuthNote>
      )}
      {!isInvited && (await isSignUpOpen()) && (
        <AuthNote>
          New here? <TextLink href="/sign-up">Make a team</TextLink>
        </AuthNote>
      )}
    </SignInCard>
  );
}
