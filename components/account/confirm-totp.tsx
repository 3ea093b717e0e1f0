"use client";

import Image from "next/image";
import { CopyField } from "@/components/patterns/copy-field";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { CodeBody, RecoveryCodesDto, type TotpSetupDto } from "@/lib/schemas/account";

type ConfirmTotpProps = { setup: TotpSetupDto; onCodes(codes: readonly string[]): void };

/** The secret as a picture and by hand, and the first code that shows that the app has it. */
export function ConfirmTotp({ setup, onCodes }: ConfirmTotpProps) {
  const form = useForm(CodeBody, { code: "" }, async (body) =>
    onCodes((await callApi("PUT", "/account/second-factor", { body, answer: RecoveryCodesDto })).codes),
  );
  return (
    <DialogForm form={form} action="Turn it on">
      <p className="text-muted">Scan this with your authenticator app, then enter the code it shows.</p>
      {/* White around it in both themes: cameras need it. */}
      <Image
        src={setup.qr}
        alt="QR code for your authenticator app"
        width={192}
        height={192}
        className="self-center rounded-lg border border-border bg-white p-2"
      />
      <CopyField label="Or type this key into the app" value={setup.secret} />
      <TextInput
        field={form.field("code")}
        label="Code"
        autoComplete="one-time-code"
        inputMode="numeric"
        description="6 digits. Nothing changes before the code is right."
        autoFocus
      />
    </DialogForm>
  );
}
