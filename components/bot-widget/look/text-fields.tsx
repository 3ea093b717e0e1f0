"use client";

import { TextInput } from "@/components/patterns/fields";
import { Card } from "../part";
import type { WidgetForm } from "../widget-form";

/** The texts around the conversation. */
export function TextFields({ form, botName }: { form: WidgetForm; botName: string }) {
  return (
    <Card
      title="Texts"
      description="What you leave empty is in the visitor’s language. What you write is shown as it is."
    >
      <TextInput field={form.field("title")} label="Title" placeholder={botName} maxLength={60} />
      <TextInput
        field={form.field("subtitle")}
        label="Line below the title"
        placeholder="Answers from our handbook"
        maxLength={120}
      />
      <TextInput
        field={form.field("placeholder")}
        label="In the empty input"
        placeholder="Ask a question"
        maxLength={80}
      />
      <TextInput
        field={form.field("launcher")}
        label="Name of the button"
        placeholder="Open the chat"
        description="For visitors who hear the page instead of seeing it."
        maxLength={60}
      />
      <TextInput
        field={form.field("greeting")}
        label="Line beside the button"
        placeholder="Questions? Ask me."
        description="Stands there until it is dismissed or the chat is opened. Empty: no line."
        maxLength={120}
      />
    </Card>
  );
}
