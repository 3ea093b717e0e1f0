"use client";

import { useRouter } from "next/navigation";
import { SelectInput } from "@/components/patterns/choice-fields";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { ConnectionDto } from "@/lib/schemas/connection";
import {
  ChangedConnectionValues,
  NEW_CONNECTION,
  NewConnectionValues,
  toConnectionValues,
  toCreateBody,
  toUpdateBody,
} from "./connection-values";
import { isOwnServer, PROVIDER_OPTIONS, providerName } from "./providers";

type ConnectionFormProps = {
  /** Left out for a new one. */
  connection?: ConnectionDto;
  onSaved(): void;
};

/** A connection, new or to be changed. The key goes in and never comes out again. */
export function ConnectionForm({ connection, onSaved }: ConnectionFormProps) {
  const { api } = useTenant();
  const router = useRouter();
  const schema = connection ? ChangedConnectionValues : NewConnectionValues;
  const initial = connection ? toConnectionValues(connection) : NEW_CONNECTION;
  const form = useForm(schema, initial, async (values, key) => {
    if (connection) {
      await api.patch(`/connections/${connection.id}`, ConnectionDto, toUpdateBody(values, connection));
    } else {
      await api.post("/connections", ConnectionDto, toCreateBody(values), key);
    }
    notifyDone(`“${values.name.trim()}” is saved.`);
    onSaved();
    router.refresh();
  });
  const provider = form.field("provider");
  const isOwn = isOwnServer(provider.value);
  return (
    <DialogForm form={form} action="Save">
      {connection ? (
        <p className="text-muted">{providerName(connection.provider)}</p>
      ) : (
        <SelectInput
          label="Provider"
          value={provider.value}
          options={PROVIDER_OPTIONS}
          onChange={(value) => {
            const chosen = PROVIDER_OPTIONS.find((option) => option.value === value);
            if (chosen) provider.onChange(chosen.value);
          }}
        />
      )}
      <TextInput field={form.field("name")} label="Name" placeholder="Our account" autoFocus maxLength={80} />
      {isOwn && (
        <TextInput
          field={form.field("baseUrl")}
          label="Address"
          type="url"
          placeholder="https://models.example.com/v1"
          description="Where the server listens; mostly it ends in /v1."
        />
      )}
      <TextInput
        field={form.field("secret")}
        label="Key"
        type="password"
        autoComplete="off"
        description={keyHint(isOwn, connection)}
      />
    </DialogForm>
  );
}

function keyHint(isOwn: boolean, connection: ConnectionDto | undefined): string {
  if (connection?.hasCredentials) return "Leave empty to keep the key that is stored.";
  if (isOwn) return "Leave empty if the server asks for none.";
  return "It is stored encrypted, and nobody gets to see it again.";
}
