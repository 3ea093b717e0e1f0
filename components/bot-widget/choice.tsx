"use client";

import { type Option, RadioInput, SelectInput } from "@/components/patterns/choice-fields";
import type { FieldBinding } from "@/lib/client/use-form";

type ChoiceProps<Value extends string> = {
  label: string;
  field: FieldBinding<Value>;
  options: readonly (Option & { value: Value })[];
  description?: string;
};

/** One of a few, as a list to open. */
export function Choice<Value extends string>({ field, options, ...rest }: ChoiceProps<Value>) {
  return <SelectInput {...rest} value={field.value} options={options} onChange={chooser(field, options)} />;
}

/** One of a few that need a word each. */
export function WordyChoice<Value extends string>({ field, options, ...rest }: ChoiceProps<Value>) {
  return <RadioInput {...rest} value={field.value} options={options} onChange={chooser(field, options)} />;
}

/** Fields hand out text; only what is among the options is taken. */
function chooser<Value extends string>(field: FieldBinding<Value>, options: readonly { value: Value }[]) {
  return (chosen: string) => {
    const option = options.find(({ value }) => value === chosen);
    if (option) field.onChange(option.value);
  };
}
