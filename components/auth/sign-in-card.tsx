"use client";

import { Button } from "@heroui/react";
import { type ReactNode, useState } from "react";
import { FormError } from "@/components/patterns/fields";
import { type SignInFailure, signInByPassword } from "@/lib/client/session";
import { AuthCard } from "./auth-card";
import { CodeStep } from "./code-step";
import { MailLinkForm } from "./mail-link-form";
import { type Provider, ProviderButtons } from "./provider-buttons";
import { type Credentials, SignInForm } from "./sign-in-form";

type SignInCardProps = {
  /** What signing in is for. */
  lead: string;
  next: string;
  providers: readonly Provider[];
  /** Why a provider's sign-in did not work, when one comes back from it. */
  refusal: string | undefined;
  isMailReal: boolean;
  /** Under the form: where else one may want to go. */
  children: ReactNode;
};

/** All ways to sign in: by a provider, by password with a code where one is asked for, by a mailed link. */
export function SignInCard({ lead, next, providers, refusal, isMailReal, children }: SignInCardProps) {
  const [isByLink, setIsByLink] = useState(false);
  // In this page's memory alone, until the code is typed.
  const [first, setFirst] = useState<Credentials | null>(null);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const enterWith =
    ({ email, password }: Credentials) =>
    (code: string) =>
      signInByPassword(email, password, code);
  const onIn = () => location.assign(next);

  function startOver(reason: SignInFailure | null) {
    setFirst(null);
    setFailure(reason);
  }

  if (first) return <CodeStep enter={enterWith(first)} onIn={onIn} onBack={startOver} />;
  if (isByLink) {
    return (
      <AuthCard title="Sign in by mail" lead="We mail you a link that signs you in, without a password.">
        <MailLinkForm path="/sign-in-links" isMailReal={isMailReal} />
        <Button variant="ghost" fullWidth onPress={() => setIsByLink(false)}>
          Back to the other ways
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Sign in" lead={lead}>
      <FormError>{refusal}</FormError>
      <ProviderButtons providers={providers} next={next} />
      <SignInForm before={failure} onIn={onIn} onCodeNeeded={setFirst} />
      <Button variant="ghost" fullWidth onPress={() => setIsByLink(true)}>
        Mail me a link instead
      </Button>
      {children}
    </AuthCard>
  );
}
