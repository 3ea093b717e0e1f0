"use client";

import { useState } from "react";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { PasswordBody, TotpSetupDto } from "@/lib/schemas/account";
import { ConfirmTotp } from "./confirm-totp";

type SetUpTotpProps = { hasPassword: boolean; onCodes(codes: readonly string[]): void };

/** Asks who it is, then shows the secret for the app and takes a first code. */
export function SetUpTotp({ hasPassword, onCodes }: SetUpTotpProps) {
  const [setup, setSetup] = useState<TotpSetupDto | null>(null);
  const form = useForm(PasswordBody, { password: "" }, async (body) =>
    setSetup(await callApi("POST", "/account/second-factor", { body, answer: TotpSetupDto })),
  );
  if (setup) return <ConfirmTotp setup={setup} onCodes={onCodes} />;
  return (
    <DialogForm form={form} action="Go on">
      <p className="text-muted">
        You need an authenticator app on your phone, such as the one of your password manager. It shows a new
        code every 30 seconds; at sign-in we ask for the current one.
      </p>
      {hasPassword && (
        <TextInput
          field={form.field("password")}
          label="Your password"
          type="password"
          autoComplete="current-password"
          autoFocus
        />
      )}
    </DialogForm>
  );
}
