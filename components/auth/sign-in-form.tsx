"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { z } from "zod";
import { FormError, TextInput } from "@/components/patterns/fields";
import { TextLink } from "@/components/patterns/text-link";
import { type SignInFailure, signInByPassword } from "@/lib/client/session";
import { useForm } from "@/lib/client/use-form";
import { REASONS } from "./sign-in-errors";

const Credentials = z.object({
  email: z.string().trim().min(1, "Enter your e-mail address"),
  password: z.string().min(1, "Enter your password"),
});
export type Credentials = z.output<typeof Credentials>;

type SignInFormProps = {
  /** Why one is here again, after what came before did not work. */
  before: SignInFailure | null;
  onIn(): void;
  /** The password is right, and the account has a second factor. */
  onCodeNeeded(credentials: Credentials): void;
};

export function SignInForm({ before, onIn, onCodeNeeded }: SignInFormProps) {
  const [failure, setFailure] = useState(before);
  const form = useForm(Credentials, { email: "", password: "" }, async (credentials) => {
    setFailure(null);
    const refused = await signInByPassword(credentials.email, credentials.password);
    if (!refused) onIn();
    else if (refused === "code-needed") onCodeNeeded(credentials);
    else setFailure(refused);
  });

  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormError>{failure ? REASONS[failure] : form.formError}</FormError>
      <TextInput field={form.field("email")} label="E-mail" type="email" autoComplete="username" autoFocus />
      <div className="relative">
        <TextInput
          field={form.field("password")}
          label="Password"
          type="password"
          autoComplete="current-password"
        />
        <TextLink href="/forgot-password" className="absolute end-0 top-0 font-normal text-xs leading-5">
          Forgot password?
        </TextLink>
      </div>
      <Button type="submit" variant="primary" fullWidth isPending={form.isPending} className="mt-1">
        Sign in
      </Button>
    </form>
  );
}
