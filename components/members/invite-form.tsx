"use client";

import type { z } from "zod";
import { RadioInput } from "@/components/patterns/choice-fields";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { CreatedInvitationDto } from "@/lib/schemas/member";
import type { Role } from "@/lib/schemas/permissions";
import { InviteValues, NEW_INVITATION, toInviteBody } from "./invite-values";
import { rolesToGive } from "./role-options";

export type CreatedInvitation = z.infer<typeof CreatedInvitationDto>;

const WAYS = [
  { value: "mail", label: "By e-mail", description: "For one person. Nobody else can use it." },
  { value: "link", label: "By a link", description: "You pass it on. Whoever opens it first comes in." },
];

type InviteFormProps = { by: Role; onCreated(created: CreatedInvitation): void };

export function InviteForm({ by, onCreated }: InviteFormProps) {
  const { api } = useTenant();
  // Without an Idempotency-Key: a repeat would be answered without the link, which is shown only once.
  const form = useForm(InviteValues, NEW_INVITATION, async (values) =>
    onCreated(await api.post("/invitations", CreatedInvitationDto, toInviteBody(values))),
  );
  const way = form.field("way");
  const role = form.field("role");
  const roles = rolesToGive(by);
  return (
    <DialogForm form={form} action={way.value === "mail" ? "Send the invitation" : "Make the link"}>
      <RadioInput
        label="How to invite"
        value={way.value}
        onChange={(value) => way.onChange(value === "link" ? "link" : "mail")}
        options={WAYS}
      />
      {way.value === "mail" && (
        <TextInput
          field={form.field("email")}
          label="E-mail"
          type="email"
          autoComplete="off"
          placeholder="ada@example.com"
          autoFocus
        />
      )}
      <RadioInput
        label="Role"
        value={role.value}
        onChange={(value) => role.onChange(roles.find((option) => option.value === value)?.value ?? "reader")}
        options={roles}
      />
    </DialogForm>
  );
}
