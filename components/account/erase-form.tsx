"use client";

import { z } from "zod";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { EraseMeBody, ReceiptDto } from "@/lib/schemas/privacy";

type EraseFormProps = { hasPassword: boolean; email: string; onErased(receipt: ReceiptDto): void };

/** Asks for the password, or, without one, for the address to be typed, so that nobody erases it by a slip. */
export function EraseForm({ hasPassword, email, onErased }: EraseFormProps) {
  const Values = EraseMeBody.extend({
    password: z.string().min(hasPassword ? 1 : 0, "Enter your password"),
    typed: z.string().refine((typed) => hasPassword || typed.trim().toLowerCase() === email, `Type ${email}`),
  });
  const form = useForm(Values, { password: "", typed: "" }, async ({ password }) =>
    onErased(await callApi("DELETE", "/account", { body: { password }, answer: ReceiptDto })),
  );
  return (
    <DialogForm form={form} action="Erase my account" cancel="Keep it" isDanger>
      <div className="flex flex-col gap-2 text-muted">
        <p>
          Your account and your conversations go, the API tokens you made stop working, and you leave every
          team. What you added to a team stays with the team.
        </p>
        <p>This cannot be undone.</p>
      </div>
      {hasPassword ? (
        <TextInput
          field={form.field("password")}
          label="Your password"
          type="password"
          autoComplete="current-password"
          autoFocus
        />
      ) : (
        <TextInput
          field={form.field("typed")}
          label={`Type ${email} to go on`}
          autoComplete="off"
          autoFocus
        />
      )}
    </DialogForm>
  );
}
