"use client";

import { CheckInput } from "@/components/patterns/choice-fields";
import { TextAreaInput } from "@/components/patterns/fields";
import { Card } from "../part";
import type { WidgetForm } from "../widget-form";

/** How a conversation begins and goes on; the welcome and the questions are shown to the team too. */
export function BeginningFields({ form, botName }: { form: WidgetForm; botName: string }) {
  return (
    <Card title="How a conversation begins" description="Your team sees these in the dashboard too.">
      <TextAreaInput
        field={form.field("welcome")}
        label="Welcome"
        rows={2}
        maxLength={500}
        placeholder={`Ask ${botName} a question.`}
      />
      <TextAreaInput
        field={form.field("suggestions")}
        label="Suggested questions"
        rows={4}
        placeholder={"What does it cost?\nHow do I send something back?"}
        description="One a line, six at most. One press asks."
      />
      <CheckInput
        field={form.field("followUps")}
        label="Offer questions after an answer"
        description="They are about what stands beside the passages that the answer cites."
      />
      <CheckInput
        field={form.field("attribution")}
        label="Say that it runs on MiniRAG"
        description="A small line below the conversation."
      />
    </Card>
  );
}
