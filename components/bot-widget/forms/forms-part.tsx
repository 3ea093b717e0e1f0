"use client";

import { TextAreaInput, TextInput } from "@/components/patterns/fields";
import { WordyChoice } from "../choice";
import { Card, Part } from "../part";
import type { WidgetForm } from "../widget-form";
import { LeadFields } from "./lead-fields";

const MOMENTS = [
  { value: "never", label: "Never", description: "Nobody is asked for anything." },
  {
    value: "before",
    label: "Before the first question",
    description: "You know everybody who asks; some will leave instead.",
  },
  {
    value: "unknown",
    label: "When the bot has no answer",
    description: "Who gets no answer can leave an address, so that somebody gets back to them.",
  },
] as const;

/** What visitors may leave, and how they reach a person. */
export function FormsPart({ form }: { form: WidgetForm }) {
  return (
    <Part id="forms" title="Forms" description="How visitors leave their details, or reach a person.">
      <Card title="Details" description="What visitors leave is in the list of contacts.">
        <WordyChoice label="The form for details comes" field={form.field("leadWhen")} options={MOMENTS} />
        {form.values.leadWhen !== "never" && (
          <>
            <LeadFields field={form.field("leadFields")} />
            <TextAreaInput
              field={form.field("leadIntro")}
              label="Words above the form"
              rows={2}
              maxLength={300}
              placeholder="Leave your address, and we get back to you within a day."
            />
            <TextAreaInput
              field={form.field("leadConsent")}
              label="Consent"
              rows={2}
              maxLength={500}
              placeholder="I agree that Example Ltd keeps my details to answer me."
              description="Stands beside a box that has to be ticked, and is kept word by word with the details. Empty: no box."
            />
          </>
        )}
      </Card>
      <Card
        title="Ask a person"
        description="Visitors can write to your team at any time. The mail holds what they wrote, the conversation and the page; answering the mail answers the visitor."
      >
        <TextInput
          field={form.field("personEmail")}
          label="Mails go to"
          inputMode="email"
          placeholder="help@example.com"
          description="Empty: nobody can be asked."
        />
      </Card>
    </Part>
  );
}
