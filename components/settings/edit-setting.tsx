"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { RadioInput } from "@/components/patterns/choice-fields";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { createApi } from "@/lib/client/api";
import { notifyDone } from "@/lib/client/notify";
import { useForm } from "@/lib/client/use-form";
import type { SettingDto } from "@/lib/schemas/settings";
import { type SettingPlace, settingPath } from "./setting-path";
import { fromText, optionsOf, problemWith, settingWords, toText } from "./setting-words";

type EditSettingProps = SettingPlace & { setting: SettingDto };

/** The button that changes a setting, and its form. */
export function EditSetting(props: EditSettingProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { label } = settingWords(props.setting.key);
  return (
    <>
      <Button variant="secondary" size="sm" aria-label={`Change ${label}`} onPress={() => setIsOpen(true)}>
        Change
      </Button>
      <Dialog title={label} isOpen={isOpen} onOpenChange={setIsOpen} size="sm">
        <SettingForm {...props} onSaved={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function SettingForm({ setting, level, tenant, onSaved }: EditSettingProps & { onSaved(): void }) {
  const router = useRouter();
  const { key } = setting;
  const { label, description, field, hint } = settingWords(key);
  const form = useForm(valuesOf(setting), { value: toText(setting.value) }, async ({ value }) => {
    await createApi(tenant).put(settingPath(level, key), z.unknown(), { value: fromText(key, value) });
    notifyDone(`“${label}” is changed.`);
    onSaved();
    router.refresh();
  });
  const value = form.field("value");
  const options = optionsOf(key);
  return (
    <DialogForm form={form} action="Save">
      {options ? (
        <RadioInput label={description} {...value} options={options} />
      ) : (
        <>
          <p className="text-muted">{description}</p>
          <TextInput
            field={value}
            label={field}
            description={hint}
            inputMode={key === "timeZone" ? "text" : "numeric"}
            autoComplete="off"
            autoFocus
            maxLength={60}
          />
        </>
      )}
    </DialogForm>
  );
}

function valuesOf({ key }: SettingDto) {
  return z.object({ value: z.string() }).superRefine(({ value }, context) => {
    const message = problemWith(key, value);
    if (message) context.addIssue({ code: "custom", path: ["value"], message });
  });
}
