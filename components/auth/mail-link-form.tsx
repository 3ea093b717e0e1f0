"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { RequestResetBody } from "@/lib/schemas/tenant";

type MailLinkFormProps = {
  /** What the link is for: the route that mails it. */
  path: "/password-resets" | "/sign-in-links";
  /** Mails that do not leave wait on the server, and it says so. */
  isMailReal: boolean;
};

/** Asks for a link by mail. What it says afterwards is the same for every address. */
export function MailLinkForm({ path, isMailReal }: MailLinkFormProps) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm(RequestResetBody, { email: "" }, async (body) => {
    await callApi("POST", path, { body });
    setSentTo(body.email);
  });

  if (sentTo !== null) {
    return (
      <div role="status" className="rounded-lg border border-border bg-surface-secondary p-4">
        <p className="font-medium">{isMailReal ? "Look into your mail" : "The link waits on the server"}</p>
        <p className="mt-1 text-muted">
          If <span className="wrap-anywhere text-foreground">{sentTo}</span> has an account here,{" "}
          {isMailReal
            ? "a link is on its way. It works once, within 30 minutes."
            : "there is a link now. No mails leave this deployment, so ask its operator for it: it works once, within 30 minutes."}
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
