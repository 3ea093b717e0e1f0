"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { RequestResetBody } from "@/lib/schemas/tenant";

export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm(RequestResetBody, { email: "" }, async (body) => {
    await callApi("POST", "/password-resets", { body });
    setSentTo(body.email);
  });

  if (sentTo !== null) {
    return (
      <div role="status" className="rounded-lg border border-border bg-surface-secondary p-4">
        <p className="font-medium">Look into your mail</p>
        <p className="mt-1 text-muted">
          If <span className="wrap-anywhere text-foreground">{sentTo}</span> has an account here, a link is on
          its way. It works once, within 30 minutes.
        </p>
      </div>
    );
  }
  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormError>{form.formError}</FormError>
      <TextInput field={form.field("email")} label="E-mail" type="email" autoComplete="username" autoFocus />
      <Button type="submit" variant="primary" fullWidth isPending={form.isPending}>
        Send a link
      </Button>
    </form>
  );
}
