"use client";

import type { z } from "zod";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
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
    <DialogForm form={form} action={action} isDanger={isDanger}>
      <p className="text-muted">{lead}</p>
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
    </DialogForm>
  );
}
