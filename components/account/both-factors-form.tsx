"use client";

import { Button } from "@heroui/react";
import type { z } from "zod";
import { DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError, TextInput } from "@/components/patterns/fields";
import { useForm } from "@/lib/client/use-form";
import { PasswordAndCodeBody } from "@/lib/schemas/account";

type BothFactorsFormProps = {
  hasPassword: boolean;
  /** What will happen. */
  lead: string;
  action: string;
  isDanger?: boolean;
  send(body: z.output<typeof PasswordAndCodeBody>): Promise<void>;
};

/** Asks for both factors before one of them changes. */
export function BothFactorsForm({ hasPassword, lead, action, isDanger = false, send }: BothFactorsFormProps) {
  const form = useForm(PasswordAndCodeBody, { password: "", code: "" }, send);
  return (
    <form {...form.formProps} className="contents">
      <DialogBody>
        <p className="text-muted">{lead}</p>
        <FormError>{form.formError}</FormError>
        {hasPassword && (
          <TextInput
            field={form.field("password")}
            label="Your password"
            type="password"
            autoComplete="current-password"
            autoFocus
          />
        )}
        <TextInput
          field={form.field("code")}
          label="Code"
          autoComplete="one-time-code"
          description="From your authenticator app, or one of your recovery codes."
          autoFocus={!hasPassword}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button type="submit" variant={isDanger ? "danger" : "primary"} isPending={form.isPending}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
