"use client";

import { CheckList } from "@/components/patterns/choice-fields";
import type { BotDto } from "@/lib/schemas/bot";

/** A bot as far as sources go. */
export type BotName = Pick<BotDto, "id" | "name">;

type BotChoiceProps = {
  bots: readonly BotName[];
  values: readonly string[];
  onChange(values: string[]): void;
};

/** Which bots answer from a source. */
export function BotChoice({ bots, values, onChange }: BotChoiceProps) {
  return (
    <CheckList
      label="Bots that answer from it"
      description="You can change this at any time."
      none="There is no bot yet. Make one later and attach this source to it."
      values={values}
      options={bots.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
