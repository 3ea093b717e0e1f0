"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { FormError } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { dropInvitation, keepInvitation } from "@/lib/client/kept-invitation";
import { goToSignIn } from "@/lib/client/notify";
import { endSession } from "@/lib/client/session";
import { AppError } from "@/lib/core/errors";
import { JoinedDto, type OfferDto } from "@/lib/schemas/member";
import { AuthCard } from "./auth-card";
import { type Bearer, OfferLead } from "./invitation-states";

type AcceptInvitationProps = { secret: string; offer: OfferDto; me: Bearer };

/** For somebody who is signed in: one press, or the way to another account. */
export function AcceptInvitation({ secret, offer, me }: AcceptInvitationProps) {
  const [work, setWork] = useState<"join" | "leave" | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const isForMe = offer.email === null || offer.email === me.email;

  async function join() {
    setWork("join");
    setFailure(null);
    try {
      const body = { link: secret };
      const { tenant } = await callApi("POST", "/invitations/accept", { body, answer: JoinedDto });
      dropInvitation();
      location.assign(`/t/${tenant.slug}`);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === "unauthenticated") {
        keepInvitation(secret);
        goToSignIn();
        return;
      }
      setFailure(error);
      setWork(null);
    }
  }

  async function changeAccount() {
    setWork("leave");
    keepInvitation(secret);
    await endSession();
    location.reload();
  }

  return (
    <AuthCard title={`Join ${offer.tenant}`} lead={<OfferLead offer={offer} />}>
      <FormError>{failure?.message}</FormError>
      {!isForMe && (
        <p className="rounded-lg border border-border bg-surface-secondary p-3 wrap-anywhere">
          The invitation is for <strong className="font-medium">{offer.email}</strong>, and you are signed in
          as {me.email}.
        </p>
      )}
      {isForMe && (
        <Button
          variant="primary"
          fullWidth
          onPress={join}
          isPending={work === "join"}
          isDisabled={work === "leave"}
        >
          <span className="truncate">Join as {me.name}</span>
        </Button>
      )}
      <Button
        variant={isForMe ? "ghost" : "primary"}
        fullWidth
        onPress={changeAccount}
        isPending={work === "leave"}
        isDisabled={work === "join"}
      >
        Use another account
      </Button>
      {isForMe && <p className="text-center text-muted text-xs wrap-anywhere">Signed in as {me.email}</p>}
    </AuthCard>
  );
}
