"use client";

import { ComboBox, Description, FieldError, Input, Label, ListBox } from "@heroui/react";
import { useModelNames } from "@/lib/client/use-model-names";
import type { ModelKind } from "@/lib/schemas/models";

type ModelNameInputProps = {
  label: string;
  kind: ModelKind;
  /** Whose models; null: it is not there any more to be asked. */
  connectionId: string | null;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
};

/** The name of a model: one that the provider lists, or any other that is typed. */
export function ModelNameInput({ label, kind, connectionId, value, error, onChange }: ModelNameInputProps) {
  const { names, isLooking } = useModelNames(connectionId, kind);
  return (
    <ComboBox
      allowsCustomValue
      inputValue={value}
      selectedKey={names?.includes(value) ? value : null}
      onSelectionChange={(model) => model !== null && onChange(String(model))}
      onInputChange={(model) => model !== value && onChange(model)}
      defaultItems={(names ?? []).map((id) => ({ id }))}
      isInvalid={error !== undefined}
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
