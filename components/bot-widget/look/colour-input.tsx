"use client";

import { Button, FieldError, Input, Label, TextField } from "@heroui/react";
import { useId } from "react";
import type { FieldBinding } from "@/lib/client/use-form";
import { toColour } from "@/lib/core/contrast";
import type { WidgetAppearance } from "@/lib/schemas/widget";
import { DEFAULT_LOOK } from "@/lib/schemas/widget";
import { Warning } from "../warning";
import { troubleOf } from "./contrast-words";

type ColourInputProps = {
  field: FieldBinding<string>;
  scheme: NonNullable<WidgetAppearance["scheme"]>;
};

/** The owner's colour, to pick or to write, and what is wrong with it for those who see less. */
export function ColourInput({ field: { value, error, onChange }, scheme }: ColourInputProps) {
  const id = useId();
  const trouble = troubleOf(value, scheme);
  const better = trouble?.better;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <TextField
          value={value}
          onChange={onChange}
          onBlur={() => onChange(toColour(value) ?? value)}
          isInvalid={error !== undefined}
          validationBehavior="aria"
          maxLength={7}
          autoComplete="off"
          className="w-40"
        >
          <Label>Colour</Label>
          <Input dir="ltr" className="font-mono" />
          <FieldError>{error}</FieldError>
        </TextField>
        <label htmlFor={id} className="sr-only">
          Pick the colour
        </label>
        <input
          id={id}
          type="color"
          value={toColour(value) ?? DEFAULT_LOOK.colour}
          onChange={(event) => onChange(event.target.value)}
          className="touch-square h-9 w-12 cursor-pointer rounded-lg border border-border bg-field p-1"
        />
      </div>
      {trouble && (
        <Warning
          action={
            better && (
              <Button variant="secondary" size="sm" onPress={() => onChange(better)}>
                <span
                  className="size-4 rounded-full border border-border"
                  style={{ background: better }}
                  aria-hidden="true"
                />
                Take {better}
              </Button>
            )
          }
        >
          {trouble.words}
        </Warning>
      )}
    </div>
  );
}
