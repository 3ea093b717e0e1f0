"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { z } from "zod";
import { FormError, TextInput } from "@/components/patterns/fields";
import { TextLink } from "@/components/patterns/text-link";
import { type SignInFailure, signInByPassword } from "@/lib/client/session";
import { useForm } from "@/lib/client/use-form";

const Credentials = z.object({
  email: z.string().trim().min(1, "Enter your e-mail address"),
  password: z.string().min(1, "Enter your password"),
});

const REASONS: Record<SignInFailure, string> = {
  wrong: "E-mail and password do not belong together. Check both and try again.",
  "too-many-tries": "Too many tries. Wait 15 minutes and try again, or choose a new password.",
  unreachable: "The server cannot be reached right now. Try again in a moment.",
};

export function SignInForm({ next }: { next: string }) {
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const form = useForm(Credentials, { email: "", password: "" }, async ({ email, password }) => {
    setFailure(null);
    const refused = await signInByPassword(email, password);
    if (refused) setFailure(refused);
    else location.assign(next);
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
