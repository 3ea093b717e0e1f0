"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ButtonLink } from "@/components/patterns/button-link";
import { FormError } from "@/components/patterns/fields";
import { type SignInFailure, signInByLink } from "@/lib/client/session";
import { useHash } from "@/lib/client/use-hash";
import { AuthCard } from "./auth-card";

const REASONS: Record<SignInFailure, string> = {
  wrong: "This link was used already, or it is too old. A link works once, within 24 hours.",
  "too-many-tries": "Too many tries from here. Wait 15 minutes and try again.",
  unreachable: "The server cannot be reached right now. Try again in a moment.",
};

/**
 * Signs in with the secret behind the `#`, which never reaches a server's log. It waits for a press: programs that look
 * into mails follow links, and would use it up.
 */
export function LinkSignIn() {
  const secret = useHash();
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);

  async function enter() {
    setIsPending(true);
    setFailure(null);
    const refused = await signInByLink(secret ?? "");
    setIsPending(false);
    if (refused) setFailure(refused);
    else location.replace("/");
  }

  if (secret === "" || failure === "wrong") {
    return (
      <AuthCard
        title="This link does not work"
        lead={
          failure
            ? REASONS[failure]
            : "The address is not whole. Copy all of it, also what stands behind the #."
        }
      >
        <ButtonLink href="/sign-in" variant="primary">
          Sign in another way
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Welcome" lead="This link signs you in to MiniRAG. It works once.">
      <FormError>{failure ? REASONS[failure] : undefined}</FormError>
      <Button variant="primary" fullWidth isDisabled={secret === null} isPending={isPending} onPress={enter}>
        Sign in
      </Button>
    </AuthCard>
  );
}
