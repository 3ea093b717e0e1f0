"use client";

import { Button } from "@heroui/react";
import { Play } from "lucide-react";
import { z } from "zod";
import { SelectInput } from "@/components/patterns/choice-fields";
import { FormError, TextAreaInput } from "@/components/patterns/fields";
import { Panel } from "@/components/patterns/section";
import { SliderInput } from "@/components/patterns/slider-input";
import { describeThreshold, describeTopK } from "@/lib/client/answer-settings";
import { useForm } from "@/lib/client/use-form";
import { type BotDto, RETRIEVAL_MODES } from "@/lib/schemas/bot";
import { ChatBody } from "@/lib/schemas/chat";
import type { PlaygroundBody } from "@/lib/schemas/playground";
import { toEarlierTurns } from "./earlier-turns";

const Values = z.object({
  message: ChatBody.shape.message,
  earlier: z.string().max(20_000),
  mode: z.enum(RETRIEVAL_MODES),
  topK: z.number().optional(),
  threshold: z.number().optional(),
});

const MODES = [
  { value: "hybrid", label: "By words and by meaning" },
  { value: "lexical", label: "By words alone" },
  { value: "dense", label: "By meaning alone" },
];

export type Tried = { message: string; history: PlaygroundBody["history"]; retrieval: BotDto["retrieval"] };

type QuestionFormProps = { retrieval: BotDto["retrieval"]; isBusy: boolean; onAsk(tried: Tried): void };

/** What is asked, and how it is looked for: the bot's own settings, until one tries out others. */
export function QuestionForm({ retrieval, isBusy, onAsk }: QuestionFormProps) {
  const initial = {
    ...{ message: "", earlier: "", mode: retrieval.mode ?? ("hybrid" as const) },
    ...{ topK: retrieval.topK, threshold: retrieval.threshold },
  };
  const form = useForm(Values, initial, async ({ message, earlier, ...tried }) =>
    onAsk({ message, history: toEarlierTurns(earlier), retrieval: tried }),
  );
  const mode = form.field("mode");
  return (
    <form {...form.formProps}>
      <Panel className="flex flex-col gap-4 p-4 sm:p-5">
        <FormError>{form.formError}</FormError>
        <TextAreaInput field={form.field("message")} label="Question" rows={2} />
        <details className="group">
          <summary className="touch w-fit cursor-pointer rounded font-medium text-muted hover:text-foreground">
            What was said before
          </summary>
          <div className="mt-4">
            <TextAreaInput
              field={form.field("earlier")}
              label="Earlier turns"
              rows={5}
              description="A paragraph a turn: the question on its first line, the answer below. The last six count."
            />
          </div>
        </details>
        <details className="group">
          <summary className="touch w-fit cursor-pointer rounded font-medium text-muted hover:text-foreground">
            Try other settings
          </summary>
          <div className="mt-4 grid gap-5 sm:grid-cols-3">
            <SelectInput
              label="Search"
              value={mode.value}
              options={MODES}
              onChange={(value) => mode.onChange(RETRIEVAL_MODES.find((one) => one === value) ?? "hybrid")}
              description="Only here: the bot keeps its own."
            />
            <SliderInput
              label="Passages"
              {...form.field("topK")}
              {...{ min: 1, max: 50, step: 1, startAt: 8 }}
              describe={describeTopK}
            />
            <SliderInput
              label="Threshold"
              {...form.field("threshold")}
              {...{ min: 0, max: 1, step: 0.01, startAt: 0.2 }}
              describe={describeThreshold}
            />
          </div>
        </details>
        <div>
          <Button type="submit" variant="primary" isPending={isBusy}>
            <Play aria-hidden="true" />
            Ask
          </Button>
        </div>
      </Panel>
    </form>
  );
}
