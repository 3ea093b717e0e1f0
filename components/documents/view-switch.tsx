"use client";

import { useId } from "react";

const LABELS = { text: "Text", passages: "Passages", details: "Details" } as const;

export type View = keyof typeof LABELS;

type ViewSwitchProps = { views: readonly View[]; chosen: View; onChoose(view: View): void };

/** Which side of a document is shown. */
export function ViewSwitch({ views, chosen, onChoose }: ViewSwitchProps) {
  const group = useId();
  return (
    <fieldset className="m-0 flex w-fit gap-0.5 rounded-lg bg-default p-0.5">
      <legend className="sr-only">What to show of the document</legend>
      {views.map((view) => (
        <label
          key={view}
          className="touch flex h-7 cursor-pointer items-center rounded-md px-2.5 font-medium text-muted hover:text-foreground has-checked:bg-surface has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={group}
            className="sr-only"
            checked={view === chosen}
            onChange={() => onChoose(view)}
          />
          {LABELS[view]}
        </label>
      ))}
    </fieldset>
  );
}
