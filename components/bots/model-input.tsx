"use client";

import { SelectInput } from "@/components/patterns/choice-fields";
import { ModelNameInput } from "@/components/patterns/model-name-input";
import type { FieldBinding } from "@/lib/client/use-form";
import type { ModelKind } from "@/lib/schemas/models";
import { isOwn, type ModelValues } from "./model-values";

export type ConnectionOption = { value: string; label: string };

type ModelInputProps = {
  label: string;
  description: string;
  kind: ModelKind;
  field: FieldBinding<ModelValues>;
  /** The connections, after what else may be chosen. */
  options: readonly ConnectionOption[];
};

/** Which connection, and which of its models. */
export function ModelInput({ label, description, kind, field, options }: ModelInputProps) {
  const { value, onChange } = field;
  const isKnown = options.some((option) => option.value === value.connectionId);
  const all = isKnown ? options : [...options, { value: value.connectionId, label: "A removed connection" }];
  return (
    <fieldset aria-label={label} className="m-0 flex flex-col gap-3">
      <SelectInput
        label={label}
        description={description}
        value={value.connectionId}
        options={all}
        onChange={(connectionId) =>
          connectionId !== value.connectionId &&
          onChange({ connectionId, model: "", inputPrice: "", outputPrice: "" })
        }
      />
      {isOwn(value) && (
        <ModelNameInput
          label={nameOf(all, value)}
          kind={kind}
          connectionId={isKnown ? value.connectionId : null}
          value={value.model}
          error={field.error}
          onChange={(model) => onChange({ ...value, model })}
        />
      )}
    </fieldset>
  );
}

function nameOf(options: readonly ConnectionOption[], { connectionId }: ModelValues): string {
  return `Model of “${options.find(({ value }) => value === connectionId)?.label}”`;
}
