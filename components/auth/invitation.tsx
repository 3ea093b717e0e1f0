"use client";

import { useInvitationSecret } from "@/lib/client/kept-invitation";
import type { SignupMode } from "@/lib/schemas/settings";
import { AcceptInvitation } from "./accept-invitation";
import { type Bearer, BrokenInvitation, OfferBones } from "./invitation-states";
import { JoinInvitation } from "./join-invitation";
import type { Provider } from "./provider-buttons";
import { useOffer } from "./use-offer";

type InvitationProps = {
  /** Who is signed in. */
  me: Bearer | null;
  signUp: SignupMode;
  providers: readonly Provider[];
};

/** What an invitation invites to, and the way in: for who is signed in, has an account, or is new. */
export function Invitation({ me, signUp, providers }: InvitationProps) {
  const secret = useInvitationSecret();
  const { offer, error, retry } = useOffer(secret);
  if (secret === "" || error) return <BrokenInvitation error={error} onRetry={retry} />;
  if (!secret || !offer) return <OfferBones />;
  if (me) return <AcceptInvitation secret={secret} offer={offer} me={me} />;
  return <JoinInvitation secret={secret} offer={offer} signUp={signUp} providers={providers} />;
}
