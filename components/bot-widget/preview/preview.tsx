"use client";

import { ToggleButton, ToggleButtonGroup } from "@heroui/react";
import { useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { logoHref } from "../logo-href";
import type { Assets } from "../use-assets";
import type { WidgetValues } from "../values";
import { LauncherButton } from "./launcher-button";
import { PanelFrame } from "./panel-frame";
import { type Shade, toPreviewConfig } from "./preview-config";

type PreviewProps = { botId: string; values: WidgetValues; assets: Assets["assets"] };

const SIZES = [
  { id: "desk", label: "Computer" },
  { id: "phone", label: "Phone" },
] as const;
const SHADES = [
  { id: "light", label: "Light" },
  { id: "dark", label: "Dark" },
] as const;

/** The chat as visitors will see it, with what is not saved yet; it can be tried. */
export function Preview({ botId, values, assets }: PreviewProps) {
  const { slug } = useTenant();
  const [size, setSize] = useState<"desk" | "phone">("desk");
  const [shade, setShade] = useState<Shade>(values.scheme === "dark" ? "dark" : "light");
  const logo = assets?.logo ? logoHref(slug, botId, assets.logo.updatedAt) : null;
  const isDark = shade === "dark";
  const isDesk = size === "desk";
  return (
    <section aria-label="Preview" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Switch label="Size" options={SIZES} value={size} onChange={(chosen) => setSize(chosen)} />
        <Switch label="Page" options={SHADES} value={shade} onChange={(chosen) => setShade(chosen)} />
      </div>
      <div
        className={`flex h-[38rem] max-h-[calc(100dvh-10rem)] flex-col gap-3 overflow-hidden rounded-xl border border-border ${isDark ? "bg-[#15171c]" : "bg-white"} ${isDesk ? `p-3 ${values.position === "start" ? "pe-8" : "ps-8"}` : "mx-auto w-full max-w-80"}`}
      >
        <div
          className={`min-h-0 flex-1 overflow-hidden ${isDesk ? "shadow-lg ring-1 ring-black/10" : ""}`}
          style={isDesk ? { borderRadius: values.radius ?? 16 } : undefined}
        >
          <PanelFrame botId={botId} config={toPreviewConfig(values, shade, logo)} />
        </div>
        {isDesk && <LauncherButton values={values} isDark={isDark} />}
      </div>
      <p className="text-muted text-sm">
        It shows what is in the form, also before you save. Ask it something.
      </p>
    </section>
  );
}

type SwitchProps<Value extends string> = {
  label: string;
  options: readonly { id: Value; label: string }[];
  value: Value;
  onChange(value: Value): void;
};

function Switch<Value extends string>({ label, options, value, onChange }: SwitchProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      size="sm"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ id }) => keys.has(id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map(({ id, label: name }) => (
        <ToggleButton key={id} id={id}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
