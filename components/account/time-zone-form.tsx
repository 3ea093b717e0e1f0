"use client";

import { Button, ComboBox, Input, Label, ListBox } from "@heroui/react";
import { useState } from "react";
import { callApi } from "@/lib/client/api";
import { useMutation } from "@/lib/client/use-mutation";

type TimeZoneFormProps = {
  zones: readonly string[];
  /** One's own choice; null: what the team, the operator or the browser says holds. */
  chosen: string | null;
};

const PATH = "/account/settings/timeZone";

export function TimeZoneForm({ zones, chosen }: TimeZoneFormProps) {
  const [zone, setZone] = useState(chosen);
  const save = useMutation((value: string) => callApi("PUT", PATH, { body: { value } }), {
    done: "Your time zone is saved.",
  });
  const reset = useMutation(() => callApi("DELETE", PATH), {
    done: "Your team's time zone holds, or else your browser's.",
    after: () => setZone(null),
  });
  const isBusy = save.isPending || reset.isPending;

  return (
    <div className="flex max-w-md flex-col gap-4">
      <ComboBox
        selectedKey={zone}
        onSelectionChange={(key) => setZone(key === null ? null : String(key))}
        defaultItems={zones.map((id) => ({ id, name: id.replaceAll("_", " ") }))}
        fullWidth
      >
        <Label>Your time zone</Label>
        <ComboBox.InputGroup>
          <Input placeholder="As your team or browser has it" />
          <ComboBox.Trigger />
        </ComboBox.InputGroup>
        <ComboBox.Popover>
          <ListBox>
            {({ id, name }: { id: string; name: string }) => (
              <ListBox.Item id={id} textValue={name}>
                {name}
                <ListBox.ItemIndicator />
              </ListBox.Item>
            )}
          </ListBox>
        </ComboBox.Popover>
      </ComboBox>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          isPending={save.isPending}
          isDisabled={zone === null || zone === chosen || isBusy}
          onPress={() => zone && save.run(zone)}
        >
          Save the time zone
        </Button>
        {chosen !== null && (
          <Button variant="ghost" isPending={reset.isPending} isDisabled={isBusy} onPress={() => reset.run()}>
            Choose none
          </Button>
        )}
      </div>
    </div>
  );
}
