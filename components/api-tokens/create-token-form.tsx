"use client";

import { CheckList, RadioInput, SelectInput } from "@/components/patterns/choice-fields";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { CreatedTokenDto } from "@/lib/schemas/api-token";
import { EXPIRY_OPTIONS } from "./expiry";
import { isScope, SCOPE_OPTIONS } from "./scopes";
import { NEW_TOKEN, TokenValues, toTokenBody } from "./token-values";

export type NamedBot = { id: string; name: string };

type CreateTokenFormProps = {
  bots: readonly NamedBot[];
  onCreated(token: string, botIds: readonly string[] | null): void;
};

const REACH = [
  { value: "all", label: "All bots", description: "Also those that are made later." },
  { value: "some", label: "Only some", description: "And the sources attached to them." },
];

export function CreateTokenForm({ bots, onCreated }: CreateTokenFormProps) {
  const { api } = useTenant();
  const form = useForm(TokenValues, NEW_TOKEN, async (values) => {
    // Without an Idempotency-Key: a repeat would be answered without the token, which is shown only once.
    const { token, botIds } = await api.post("/tokens", CreatedTokenDto, toTokenBody(values));
    onCreated(token, botIds);
  });
  const scope = form.field("scope");
  const reach = form.field("reach");
  const chosen = form.field("botIds");
  const expiry = form.field("expiry");
  return (
    <DialogForm form={form} action="Make the token">
      <TextInput
        field={form.field("name")}
        label="Name"
        placeholder="Nightly import"
        description="Which program it is for."
        autoFocus
        maxLength={80}
      />
      <RadioInput
        label="What it may do"
        value={scope.value}
        onChange={(value) => isScope(value) && scope.onChange(value)}
        options={SCOPE_OPTIONS}
      />
      <RadioInput
        label="Which bots it reaches"
        value={reach.value}
        onChange={(value) => reach.onChange(value === "some" ? "some" : "all")}
        options={REACH}
      />
      {reach.value === "some" && (
        <CheckList
          label="Bots"
          values={chosen.value}
          options={bots.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={chosen.onChange}
          error={chosen.error}
          none="There is no bot yet."
        />
      )}
      <SelectInput
        label="When it expires"
        value={expiry.value}
        options={EXPIRY_OPTIONS}
        onChange={expiry.onChange}
      />
      {expiry.value === "day" && (
        <TextInput field={form.field("day")} label="Last day" type="date" autoFocus />
      )}
    </DialogForm>
  );
}
