"use client";

import { TextInput } from "@/components/patterns/fields";
import type { FieldBinding } from "@/lib/client/use-form";
import { isOwn, type ModelValues } from "./model-values";

type PriceInputProps = { label: string; field: FieldBinding<ModelValues> };

/** What a million tokens cost, where the list price does not hold or is not known. */
export function PriceInput({ label, field: { name, value, onChange } }: PriceInputProps) {
  if (!isOwn(value)) return null;
  const bind = (part: "inputPrice" | "outputPrice") => ({
    name: `${name}-${part}`,
    value: value[part],
    error: undefined,
    onChange: (text: string | undefined) => onChange({ ...value, [part]: text ?? "" }),
  });
  return (
    <fieldset className="m-0 flex flex-col gap-2">
      <legend className="label">{label}</legend>
      <p className="text-muted text-xs">
        Dollars for a million tokens. Left empty, the list price counts where it is known.
      </p>
      <div className="grid grid-cols-2 gap-3">
        <TextInput field={bind("inputPrice")} label="Read" inputMode="decimal" placeholder="0.25" />
        <TextInput field={bind("outputPrice")} label="Written" inputMode="decimal" placeholder="2" />
      </div>
    </fieldset>
  );
}
