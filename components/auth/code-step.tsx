"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { z } from "zod";
import { FormError, TextInput } from "@/components/patterns/fields";
import type { SignInFailure } from "@/lib/client/session";
import { useForm } from "@/lib/client/use-form";
import { AuthCard } from "./auth-card";
import { REASONS } from "./sign-in-errors";

const Code = z.object({
  code: z.string().trim().min(1, "Enter the code").max(40, "This is too long for a code"),
});

type CodeStepProps = {
  /** Tries again what came before, with the code. */
  enter(code: string): Promise<SignInFailure | null>;
  onIn(): void;
  /** Back to what came before: by choice, or because that does not hold any more. */
  onBack(failure: SignInFailure | null): void;
};

/** The second step of a sign-in, for accounts that have a second factor. */
export function CodeStep({ enter, onIn, onBack }: CodeStepProps) {
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [refusals, setRefusals] = useState(0);
  const form = useForm(Code, { code: "" }, async ({ code }) => {
    setFailure(null);
    const refused = await enter(code);
    if (!refused) return onIn();
    if (refused === "wrong") return onBack(refused);
    form.reset();
    setFailure(refused);
    setRefusals(refusals + 1);
  });
  return (
    <AuthCard title="Enter your code" lead="Your authenticator app shows a new one every 30 seconds.">
      <form {...form.formProps} className="flex flex-col gap-4">
        <FormError>{failure ? REASONS[failure] : form.formError}</FormError>
        {/* Made anew after each refusal, so that the focus is in it again. */}
        <TextInput
          key={refusals}
          field={form.field("code")}
          label="Code"
          autoComplete="one-time-code"
          description="Without your device, enter one of your recovery codes here. Each works once."
          autoFocus
        />
        <Button type="submit" variant="primary" fullWidth isPending={form.isPending}>
          Sign in
        </Button>
        <Button variant="ghost" fullWidth onPress={() => onBack(null)}>
          Start over
        </Button>
      </form>
    </AuthCard>
  );
}
