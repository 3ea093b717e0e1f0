"use client";

import { TextInput } from "@/components/patterns/fields";
import { DEFAULT_WIDGET_LIMITS, LIMIT_KINDS, type LimitKind } from "@/lib/schemas/widget";
import { Card } from "../part";
import { mostProblem } from "../problems";
import type { WidgetForm } from "../widget-form";

const WORDS: Record<LimitKind, { label: string; what: string }> = {
  visitor: { label: "One visitor, a minute", what: "one visitor’s limit" },
  address: { label: "One network address, a minute", what: "an address’s limit" },
  botMinute: { label: "All visitors, a minute", what: "the limit of a minute" },
  botDay: { label: "All visitors, a day", what: "the limit of a day" },
};

/** How many questions are answered, and what is said to who asks more. */
export function Limits({ form }: { form: WidgetForm }) {
  const most = form.field("most");
  const messages = form.field("messages");
  return (
    <Card
      title="Limits"
      description="Questions that are answered. They keep a script, or a crowd, from using up your model. Behind one network address there may be a whole office."
    >
      {LIMIT_KINDS.map((kind) => (
        <div key={kind} className="grid gap-3 sm:grid-cols-[14rem_1fr]">
          <TextInput
            label={WORDS[kind].label}
            inputMode="numeric"
            placeholder={DEFAULT_WIDGET_LIMITS[kind].toLocaleString("en")}
            field={{
              name: `most.${kind}`,
              value: most.value[kind],
              error: mostProblem(most.value[kind]) ?? undefined,
              onChange: (written) => most.onChange({ ...most.value, [kind]: written ?? "" }),
            }}
          />
          <TextInput
            label={`What is said at ${WORDS[kind].what}`}
            placeholder="Our words, in the visitor’s language"
            maxLength={300}
            field={{
              name: `messages.${kind}`,
              value: messages.value[kind],
              error: undefined,
              onChange: (written) => messages.onChange({ ...messages.value, [kind]: written ?? "" }),
            }}
          />
        </div>
      ))}
    </Card>
  );
}
