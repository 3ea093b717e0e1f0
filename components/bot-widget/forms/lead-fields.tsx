"use client";

import { SelectInput } from "@/components/patterns/choice-fields";
import type { FieldBinding } from "@/lib/client/use-form";
import { LEAD_FIELDS, type LeadField } from "@/lib/schemas/widget";
import { LEAD_CHOICES, type LeadChoice } from "../values";

const FIELDS: Record<LeadField, string> = {
  name: "Name",
  email: "E-mail",
  phone: "Phone",
  company: "Company",
};

const CHOICES: Record<LeadChoice, string> = {
  no: "Not asked",
  optional: "May be left empty",
  required: "Required",
};

const OPTIONS = LEAD_CHOICES.map((value) => ({ value, label: CHOICES[value] }));

/** What the form asks for. */
export function LeadFields({ field }: { field: FieldBinding<Record<LeadField, LeadChoice>> }) {
  const { value, error, onChange } = field;
  return (
    <fieldset className="m-0 flex flex-col gap-3">
      <legend className="label mb-2">What it asks for</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {LEAD_FIELDS.map((one) => (
          <SelectInput
            key={one}
            label={FIELDS[one]}
            value={value[one]}
            options={OPTIONS}
            onChange={(chosen) => {
              const choice = LEAD_CHOICES.find((known) => known === chosen);
              if (choice) onChange({ ...value, [one]: choice });
            }}
          />
        ))}
      </div>
      {error && (
        <p role="alert" className="text-danger-soft-foreground text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
