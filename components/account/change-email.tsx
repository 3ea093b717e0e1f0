"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { ChangeEmailBody } from "@/lib/schemas/account";

const EMPTY = { email: "", password: "" };

/** Asks for another address; it changes when the link that is mailed there is opened. */
export function ChangeEmail({ hasPassword, isMailReal }: { hasPassword: boolean; isMailReal: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm(ChangeEmailBody, EMPTY, async (body) => {
    await callApi("PUT", "/account/email", { body });
    setSentTo(body.email);
    close();
  });

  function close() {
    setIsOpen(false);
    form.reset();
  }

  return (
    <div className="p-4">
      {sentTo && (
        <p role="status" className="wrap-anywhere mb-4 rounded-lg bg-surface-secondary p-3">
          {isMailReal ? (
            <>A link is on its way to {sentTo}. Your address changes when you open it, within a day.</>
          ) : (
            <>
              There is a link for {sentTo} now, good for a day; your address changes when it is opened. No
              mails leave this deployment: ask its operator for the link.
            </>
          )}
        </p>
      )}
      {isOpen ? (
        <form {...form.formProps} className="flex max-w-md flex-col gap-4">
          <FormError>{form.formError}</FormError>
          <TextInput field={form.field("email")} label="New e-mail address" type="email" autoFocus />
          {hasPassword && (
            <TextInput
              field={form.field("password")}
              label="Your password"
              type="password"
              autoComplete="current-password"
            />
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" isPending={form.isPending}>
              Mail the link
            </Button>
            <Button variant="ghost" onPress={close}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <Button variant="secondary" onPress={() => setIsOpen(true)}>
          Change the address
        </Button>
      )}
    </div>
  );
}
