import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { MakeTeam } from "@/components/auth/make-team";
import { TeamList } from "@/components/auth/team-list";
import { ButtonLink } from "@/components/patterns/button-link";
import { SignOutButton } from "@/components/patterns/sign-out-button";
import { getSignedIn, isSignUpOpen, isSingleUser } from "@/lib/http";

export const metadata: Metadata = { title: "Your teams" };

export default async function TeamsPage() {
  const signedIn = await getSignedIn();
  if (!signedIn) redirect("/sign-in?next=/teams");
  const { user, tenants } = signedIn;
  const mayMake = user.isOperator || (await isSignUpOpen());
  const isAlone = tenants.length === 0;
  return (
    <AuthCard
      title={isAlone ? "You are in no team yet" : "Your teams"}
      lead={
        <>
          <p className="wrap-anywhere">You are signed in as {user.email}.</p>
          {isAlone && (
            <p className="mt-2">
              {mayMake
                ? "Make a team of your own, or ask somebody in a team to invite you at this address."
                : "Ask somebody in a team to invite you at this address; the link they send you brings you in."}
            </p>
          )}
        </>
      }
    >
      {!isAlone && <TeamList tenants={tenants} />}
      {mayMake && <MakeTeam isOpen={isAlone} />}
      <div className="mt-2 flex flex-wrap gap-2">
        <ButtonLink href="/account" variant="ghost" size="sm">
          Your account
        </ButtonLink>
        {!isSingleUser() && <SignOutButton size="sm" />}
      </div>
    </AuthCard>
  );
}
