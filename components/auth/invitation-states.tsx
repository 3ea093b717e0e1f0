"use client";

import { Button } from "@heroui/react";
import { ButtonLink } from "@/components/patterns/button-link";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Bone } from "@/components/patterns/skeletons";
import { ROLE_WORDS } from "@/lib/client/role-words";
import type { AppError } from "@/lib/core/errors";
import type { OfferDto } from "@/lib/schemas/member";
import { AuthCard } from "./auth-card";

/** Somebody who is signed in and looks at an invitation. */
export type Bearer = { name: string; email: string };

/** Who invites, and what one may do there. */
export function OfferLead({ offer: { invitedBy, role, expiresAt } }: { offer: OfferDto }) {
  return (
    <>
      <p>
        {invitedBy ? <span className="wrap-anywhere">{invitedBy} invites you</span> : "You are invited"} as{" "}
        <strong className="font-medium text-foreground">{role}</strong>. You can {ROLE_WORDS[role]}.
      </p>
      <p className="mt-2 text-xs">
        The invitation works once, and ends <RelativeTime iso={expiresAt} />.
      </p>
    </>
  );
}

/** The place of the offer while it is looked up. */
export function OfferBones() {
  return (
    <div className="w-full max-w-sm" aria-busy="true">
      <span className="sr-only" role="status">
        Looking at your invitation
      </span>
      <Bone className="h-8 w-56" />
      <Bone className="mt-3 h-4 w-full" />
      <Bone className="mt-2 h-4 w-2/3" />
      <Bone className="mt-8 h-10 w-full" />
    </div>
  );
}

/** An invitation that leads nowhere: not whole, used, taken back or too old; or we could not look. */
export function BrokenInvitation({ error, onRetry }: { error: AppError | undefined; onRetry(): void }) {
  if (error?.retryable) {
    return (
      <AuthCard title="We could not look at your invitation" lead={error.message}>
        <Button variant="primary" fullWidth onPress={onRetry}>
          Try again
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="This invitation does not work"
      lead={error?.message ?? "The address is not whole. Copy all of it, also what stands behind the #."}
    >
      <ButtonLink href="/" variant="primary">
        Go to the start page
      </ButtonLink>
    </AuthCard>
  );
}
