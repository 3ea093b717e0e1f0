"use client";

import { ComboBox, FieldError, Input, Label, ListBox } from "@heroui/react";
import type { FieldBinding } from "@/lib/client/use-form";
import type { ExpectedPlace } from "@/lib/schemas/evaluation";

type PlaceInputProps = { field: FieldBinding<string>; places: readonly ExpectedPlace[] };

/** Which document or source is expected: found by its title. */
export function PlaceInput({ field, places }: PlaceInputProps) {
  return (
    <ComboBox
      selectedKey={field.value || null}
      onSelectionChange={(id) => field.onChange(id === null ? "" : String(id))}
      defaultItems={places}
      isInvalid={field.error !== undefined}
      menuTrigger="focus"
      fullWidth
    >
      <Label>Document or source</Label>
      <ComboBox.InputGroup>
        <Input placeholder={places.length > 0 ? "Find by title" : "This bot has no sources yet"} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <FieldError>{field.error}</FieldError>
      <ComboBox.Popover>
        <ListBox>
          {({ id, title, kind }: ExpectedPlace) => (
            <ListBox.Item id={id} textValue={title}>
              <span className="flex min-w-0 flex-col">
                <span dir="auto" className="truncate">
                  {title}
                </span>
                <span className="text-muted text-xs">
                  {kind === "source" ? "Source: any of its documents" : "Document"}
                </span>
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
