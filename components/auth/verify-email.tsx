"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { z } from "zod";
import { ButtonLink } from "@/components/patterns/button-link";
import { FormError } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useHash } from "@/lib/client/use-hash";
import { AppError } from "@/lib/core/errors";
import { AuthCard } from "./auth-card";

const Verified = z.object({ email: z.string() });

/** Proves an address with the secret behind the `#`. It waits for a press: programs that look into mails open links too. */
export function VerifyEmail() {
  const link = useHash();
  const [isPending, setIsPending] = useState(false);
  const [email, setEmail] = useState<string | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);

  async function confirm() {
    setIsPending(true);
    setFailure(null);
    try {
      setEmail((await callApi("POST", "/email-verifications", { body: { link }, answer: Verified })).email);
    } catch (thrown) {
      setFailure(AppError.from(thrown));
    } finally {
      setIsPending(false);
    }
  }

  if (email !== null) {
    return (
      <AuthCard
        title="Your address is confirmed"
        lead={<span className="wrap-anywhere">Your account is reached at {email}.</span>}
      >
        <ButtonLink href="/" variant="primary">
          Go on
        </ButtonLink>
      </AuthCard>
    );
  }
  if (link === "" || (failure && !failure.retryable)) {
    return (
      <AuthCard
        title="This link does not work"
        lead={failure?.message ?? "The address is not whole. Copy all of it, also what stands behind the #."}
      >
        <ButtonLink href="/account" variant="primary">
          Go to your account
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Confirm your e-mail address" lead="It shows that mail to this address reaches you.">
      <FormError>{failure?.message}</FormError>
      <Button variant="primary" fullWidth onPress={confirm} isPending={isPending} isDisabled={link === null}>
        Confirm
      </Button>
    </AuthCard>
  );
}
