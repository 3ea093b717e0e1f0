"use client";

import { Button } from "@heroui/react";
import { keepInvitation } from "@/lib/client/kept-invitation";
import type { OfferDto } from "@/lib/schemas/member";
import type { SignupMode } from "@/lib/schemas/settings";
import { AuthCard } from "./auth-card";
import { OfferLead } from "./invitation-states";
import { JoinForm } from "./join-form";
import { type Provider, ProviderButtons } from "./provider-buttons";

/** Where one comes back to after signing in; the secret waits in this tab meanwhile. */
const HERE = "/invitation";

type JoinInvitationProps = {
  secret: string;
  offer: OfferDto;
  signUp: SignupMode;
  providers: readonly Provider[];
};

/** For somebody who is not signed in: a new account, or the one they have. */
export function JoinInvitation({ secret, offer, signUp, providers }: JoinInvitationProps) {
  const keep = () => keepInvitation(secret);
  const isNew = signUp !== "closed";
  // By invitation alone, a provider's account gets in only when the invitation names its address.
  const isProviderWelcome = isNew && (signUp === "open" || offer.email !== null);

  function signIn() {
    keep();
    location.assign(`/sign-in?next=${encodeURIComponent(HERE)}`);
  }

  return (
    <AuthCard title={`Join ${offer.tenant}`} lead={<OfferLead offer={offer} />}>
      {isProviderWelcome && <ProviderButtons providers={providers} next={HERE} onLeave={keep} />}
      {isNew && <JoinForm secret={secret} offer={offer} />}
      {!isNew && (
        <p className="rounded-lg border border-border bg-surface-secondary p-3 wrap-anywhere">
          No new accounts are made here. Sign in with the one you have, and you come back to this page.
        </p>
      )}
      <Button variant={isNew ? "ghost" : "primary"} fullWidth onPress={signIn}>
        {isNew ? "I have an account" : "Sign in to join"}
      </Button>
    </AuthCard>
  );
}
