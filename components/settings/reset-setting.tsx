"use client";

import { Button } from "@heroui/react";
import { createApi } from "@/lib/client/api";
import { useMutation } from "@/lib/client/use-mutation";
import type { SettingDto } from "@/lib/schemas/settings";
import { type SettingPlace, settingPath } from "./setting-path";
import { settingWords } from "./setting-words";

/** Takes a choice back: what holds without it holds again. */
export function ResetSetting({ setting: { key }, level, tenant }: SettingPlace & { setting: SettingDto }) {
  const { label } = settingWords(key);
  const reset = useMutation(() => createApi(tenant).remove(settingPath(level, key)), {
    done: `“${label}” is as it was before it was chosen here.`,
  });
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={`Reset ${label}`}
      isPending={reset.isPending}
      onPress={() => reset.run()}
    >
      Reset
    </Button>
  );
}
