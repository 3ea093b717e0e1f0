"use client";

import type { ReactNode } from "react";
import { SliderInput } from "@/components/patterns/slider-input";
import type { FieldBinding } from "@/lib/client/use-form";
import { DEFAULT_LOOK } from "@/lib/schemas/widget";
import { Choice } from "../choice";
import { Card, Part } from "../part";
import type { Assets } from "../use-assets";
import type { WidgetForm } from "../widget-form";
import { BeginningFields } from "./beginning-fields";
import { ColourInput } from "./colour-input";
import { Logo } from "./logo";
import { TextFields } from "./text-fields";

const SCHEMES = [
  { value: "auto", label: "As the visitor’s device says" },
  { value: "light", label: "Always light" },
  { value: "dark", label: "Always dark" },
] as const;

const FONTS = [
  { value: "system", label: "Plain" },
  { value: "rounded", label: "Rounded" },
  { value: "serif", label: "With serifs" },
  { value: "mono", label: "Typewriter" },
] as const;

const ICONS = [
  { value: "chat", label: "Speech bubble" },
  { value: "question", label: "Question mark" },
  { value: "book", label: "Book" },
  { value: "spark", label: "Spark" },
] as const;

const POSITIONS = [
  { value: "end", label: "At the end of the line: right, or left in Arabic" },
  { value: "start", label: "At the start of the line: left, or right in Arabic" },
] as const;

type LookPartProps = {
  form: WidgetForm;
  bot: { id: string; name: string };
  assets: Assets;
  preview: ReactNode;
};

/** How the widget looks, and its first words. */
export function LookPart({ form, bot, assets, preview }: LookPartProps) {
  return (
    <Part id="look" title="Look" description="How the chat looks, and what it says before anybody asks.">
      {preview}
      <Card title="Colour and form">
        <ColourInput field={form.field("colour")} scheme={form.values.scheme} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Choice label="Light or dark" field={form.field("scheme")} options={SCHEMES} />
          <Choice label="Font" field={form.field("font")} options={FONTS} />
        </div>
        <Pixels
          label="Roundness of the corners"
          field={form.field("radius")}
          most={28}
          startAt={DEFAULT_LOOK.radius}
        />
        <Logo botId={bot.id} {...assets} />
      </Card>
      <Card title="Button" description="It stands in a corner of the page and opens the chat.">
        <div className="grid gap-5 sm:grid-cols-2">
          <Choice label="Icon" field={form.field("icon")} options={ICONS} />
          <Choice label="Side" field={form.field("position")} options={POSITIONS} />
        </div>
        <Pixels
          label="From the side"
          field={form.field("offsetX")}
          most={200}
          startAt={DEFAULT_LOOK.offsetX}
        />
        <Pixels
          label="From the bottom"
          field={form.field("offsetY")}
          most={200}
          startAt={DEFAULT_LOOK.offsetY}
        />
      </Card>
      <TextFields form={form} botName={bot.name} />
      <BeginningFields form={form} botName={bot.name} />
    </Part>
  );
}

type PixelsProps = { label: string; field: FieldBinding<number | undefined>; most: number; startAt: number };

function Pixels({ label, field: { value, onChange }, most, startAt }: PixelsProps) {
  return (
    <SliderInput
      label={label}
      value={value}
      onChange={onChange}
      min={0}
      max={most}
      step={1}
      startAt={startAt}
      describe={(pixels) => `${pixels ?? startAt} pixels.`}
    />
  );
}
