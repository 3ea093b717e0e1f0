"use client";

import {
  Checkbox,
  CheckboxGroup,
  Description,
  FieldError,
  Label,
  ListBox,
  Radio,
  RadioGroup,
  Select,
} from "@heroui/react";
import { type ReactNode, useId } from "react";
import type { FieldBinding } from "@/lib/client/use-form";

export type Option = { value: string; label: string; description?: string };

type SelectInputProps = {
  label: string;
  value: string;
  options: readonly Option[];
  onChange(value: string): void;
  description?: ReactNode;
  isLabelHidden?: boolean;
};

/** One of a few. */
export function SelectInput({
  label,
  value,
  options,
  onChange,
  description,
  isLabelHidden,
}: SelectInputProps) {
  return (
    <Select
      value={value}
      onChange={(key) => onChange(String(key))}
      aria-label={isLabelHidden ? label : undefined}
    >
      {!isLabelHidden && <Label>{label}</Label>}
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      {description && <Description>{description}</Description>}
      <Select.Popover>
        <ListBox>
          {options.map((option) => (
            <ListBox.Item key={option.value} id={option.value} textValue={option.label}>
              {option.label}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}

type RadioInputProps = Omit<SelectInputProps, "isLabelHidden">;

/** One of a few that need a word each. */
export function RadioInput({ label, value, options, onChange, description }: RadioInputProps) {
  return (
    <RadioGroup value={value} onChange={onChange}>
      <Label>{label}</Label>
      {description && <Description>{description}</Description>}
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="touch mt-1">
          <Radio.Content>
            <Radio.Control>
              <Radio.Indicator />
            </Radio.Control>
            <Label>{option.label}</Label>
          </Radio.Content>
          {option.description && <Description>{option.description}</Description>}
        </Radio>
      ))}
    </RadioGroup>
  );
}

type CheckListProps = {
  label: string;
  values: readonly string[];
  options: readonly Option[];
  onChange(values: string[]): void;
  description?: ReactNode;
  error?: string;
  /** What to say when there is nothing to choose from. */
  none?: string;
};

/** Any of several. */
export function CheckList({ label, values, options, onChange, description, error, none }: CheckListProps) {
  return (
    <CheckboxGroup value={[...values]} onChange={onChange} isInvalid={error !== undefined}>
      <Label>{label}</Label>
      {description && <Description>{description}</Description>}
      {options.length === 0 && <p className="text-muted">{none}</p>}
      <div className="mt-1 max-h-56 overflow-y-auto rounded-lg border border-border p-1 empty:hidden">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            value={option.value}
            className="touch mt-0 w-full justify-center rounded-md px-2 py-1.5 hover:bg-default"
          >
            <Checkbox.Content className="w-full min-w-0">
              <Checkbox.Control>
                <Checkbox.Indicator />
              </Checkbox.Control>
              <span dir="auto" className="min-w-0 truncate">
                {option.label}
              </span>
            </Checkbox.Content>
          </Checkbox>
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </CheckboxGroup>
  );
}

type CheckInputProps = { field: FieldBinding<boolean>; label: string; description?: ReactNode };

/** Yes or no. */
export function CheckInput({ field: { value, onChange }, label, description }: CheckInputProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <Checkbox isSelected={value} onChange={onChange} aria-describedby={id} className="touch">
        <Checkbox.Content>
          <Checkbox.Control>
            <Checkbox.Indicator />
          </Checkbox.Control>
          <span>{label}</span>
        </Checkbox.Content>
      </Checkbox>
      <Description id={id}>{description}</Description>
    </div>
  );
}
