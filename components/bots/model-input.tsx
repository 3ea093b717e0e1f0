"use client";

import { ComboBox, Description, FieldError, Input, Label, ListBox } from "@heroui/react";
import { SelectInput } from "@/components/patterns/choice-fields";
import type { FieldBinding } from "@/lib/client/use-form";
import type { ModelKind } from "@/lib/schemas/models";
import { isOwn, type ModelValues } from "./model-values";
import { useModelNames } from "./use-model-names";

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
      {isOwn(value) && <ModelName label={nameOf(all, value)} kind={kind} field={field} isKnown={isKnown} />}
    </fieldset>
  );
}

function nameOf(options: readonly ConnectionOption[], { connectionId }: ModelValues): string {
  return `Model of “${options.find(({ value }) => value === connectionId)?.label}”`;
}

type ModelNameProps = Pick<ModelInputProps, "label" | "kind" | "field"> & {
  /** Whether the connection is still there to be asked. */
  isKnown: boolean;
};

/** The name of a model: one that the provider lists, or any other that is typed. */
function ModelName({ label, kind, field: { value, error, onChange }, isKnown }: ModelNameProps) {
  const { names, isLooking } = useModelNames(isKnown ? value.connectionId : null, kind);
  return (
    <ComboBox
      allowsCustomValue
      inputValue={value.model}
      selectedKey={names?.includes(value.model) ? value.model : null}
      onSelectionChange={(model) => model !== null && onChange({ ...value, model: String(model) })}
      onInputChange={(model) => model !== value.model && onChange({ ...value, model })}
      defaultItems={(names ?? []).map((id) => ({ id }))}
      isInvalid={error !== undefined}
      menuTrigger="focus"
      fullWidth
    >
      <Label>{label}</Label>
      <ComboBox.InputGroup>
        <Input placeholder={isLooking ? "Asking the provider for its models…" : "Name of the model"} />
        {names && <ComboBox.Trigger />}
      </ComboBox.InputGroup>
      {!isLooking && !names && (
        <Description>The provider lists no models here. Type the name as the provider writes it.</Description>
      )}
      <FieldError>{error}</FieldError>
      <ComboBox.Popover>
        <ListBox>
          {({ id }: { id: string }) => (
            <ListBox.Item id={id} textValue={id}>
              {id}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
