"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ButtonLink } from "@/components/patterns/button-link";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { useHash } from "@/lib/client/use-hash";
import { MIN_PASSWORD_LENGTH, ResetPasswordBody } from "@/lib/schemas/tenant";
import { AuthCard } from "./auth-card";

const Body = ResetPasswordBody.pick({ password: true });

/** Chooses a new password with the secret behind the `#`, which never reaches a server's log. */
export function ResetPasswordForm() {
  const link = useHash();
  const [isDone, setIsDone] = useState(false);
  const form = useForm(Body, { password: "" }, async ({ password }) => {
    await callApi("PUT", "/password-resets", { body: { link, password } });
    setIsDone(true);
  });

  if (isDone) {
    return (
      <AuthCard
        title="Your password is new"
        lead="You were signed out everywhere. Sign in with the new password."
      >
        <ButtonLink href="/sign-in" variant="primary">
          Sign in
        </ButtonLink>
      </AuthCard>
    );
  }
  if (link === "") {
    return (
      <AuthCard
        title="This link does not work"
        lead="The address is not whole. Copy all of it, also what stands behind the #, or ask for a new link."
      >
        <ButtonLink href="/forgot-password" variant="primary">
          Ask for a new link
        </ButtonLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Choose a new password">
      <form {...form.formProps} className="flex flex-col gap-4">
        <FormError>{form.formError}</FormError>
        <TextInput
          field={form.field("password")}
          label="New password"
          type="password"
          autoComplete="new-password"
          description={`At least ${MIN_PASSWORD_LENGTH} characters. A short sentence is easy to remember.`}
          autoFocus
        />
        <Button
          type="submit"
          variant="primary"
          fullWidth
          isPending={form.isPending}
          isDisabled={link === null}
        >
          Save the password
        </Button>
      </form>
    </AuthCard>
  );
}
