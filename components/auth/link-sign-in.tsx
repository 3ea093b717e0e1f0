"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ButtonLink } from "@/components/patterns/button-link";
import { FormError } from "@/components/patterns/fields";
import { type SignInFailure, signInByLink } from "@/lib/client/session";
import { useHash } from "@/lib/client/use-hash";
import { AuthCard } from "./auth-card";
import { CodeStep } from "./code-step";
import { REASONS } from "./sign-in-errors";

/**
 * Signs in with the secret behind the `#`, which never reaches a server's log. It waits for a press: programs that look
 * into mails follow links, and would use it up.
 */
export function LinkSignIn() {
  const secret = useHash();
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const onIn = () => location.replace("/");

  async function enter() {
    setIsPending(true);
    setFailure(null);
    const refused = await signInByLink(secret ?? "");
    setIsPending(false);
    if (refused) setFailure(refused);
    else onIn();
  }

  if (secret === "" || failure === "wrong") {
    return (
      <AuthCard
        title="This link does not work"
        lead={
          failure
            ? "It was used already, or it is too old. A new one is mailed to you from the sign-in page."
            : "The address is not whole. Copy all of it, also what stands behind the #."
        }
      >
        <ButtonLink href="/sign-in" variant="primary">
          Go to sign-in
        </ButtonLink>
      </AuthCard>
    );
  }
  if (failure === "code-needed") {
    return <CodeStep enter={(code) => signInByLink(secret ?? "", code)} onIn={onIn} onBack={setFailure} />;
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
