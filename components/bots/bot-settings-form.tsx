"use client";

import { useRouter } from "next/navigation";
import { RadioInput } from "@/components/patterns/choice-fields";
import { FormError, TextAreaInput, TextInput } from "@/components/patterns/fields";
import { SaveBar } from "@/components/patterns/save-bar";
import { Panel, Section } from "@/components/patterns/section";
import { SliderInput } from "@/components/patterns/slider-input";
import { TextLink } from "@/components/patterns/text-link";
import { describeThreshold, describeTopK } from "@/lib/client/answer-settings";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { BotDto } from "@/lib/schemas/bot";
import type { NamedConnection } from "@/lib/schemas/connection";
import { botPaths } from "./bot-paths";
import { type DeploymentModels, ModelSection } from "./model-section";
import { isOwn } from "./model-values";
import { BotValues, toBotBody, toBotValues } from "./settings-values";
import { ThresholdPreview } from "./threshold-preview";

const POLICIES = [
  {
    value: "sources_only",
    label: "Sources only",
    description: "Answers from its sources, and refuses when they do not cover the question.",
  },
  {
    value: "open",
    label: "Open",
    description: "May also answer from general knowledge, and says that it does. Needs a language model.",
  },
];

type BotSettingsFormProps = {
  bot: BotDto;
  /** What the bot's models may be reached by. */
  connections: readonly NamedConnection[];
  deployment: DeploymentModels;
};

/** Everything that can be set of a bot. */
export function BotSettingsForm({ bot, connections, deployment }: BotSettingsFormProps) {
  const { api, can, slug } = useTenant();
  const router = useRouter();
  const form = useForm(BotValues, toBotValues(bot), async (values) => {
    const saved = await api.patch(`/bots/${bot.id}`, BotDto, toBotBody(bot, values));
    form.reset(toBotValues(saved));
    notifyDone("The settings are saved.");
    router.refresh();
  });
  const threshold = form.field("threshold");
  const topK = form.field("topK");
  const hasModel = isOwn(form.values.language) || deployment.language !== null;
  const policy = form.field("answerPolicy");

  return (
    // What gets the focus must not lie below the bar that saves.
    <form {...form.formProps} className="[&_:is(input,textarea)]:scroll-mb-28">
      <fieldset disabled={!can("bots:write")} className="m-0 flex flex-col gap-8">
        <FormError>{form.formError}</FormError>
        <Section title="Who it is">
          <Panel className="flex flex-col gap-5 p-4 sm:p-5">
            <TextInput field={form.field("name")} label="Name" maxLength={80} />
            <TextAreaInput
              field={form.field("instructions")}
              label="Instructions"
              rows={5}
              description={
                hasModel
                  ? "How it should answer: tone, length, what to leave out."
                  : "Used once a language model is set. Without one, answers are quotes."
              }
            />
          </Panel>
        </Section>
        <Section title="How it answers">
          <Panel className="flex flex-col gap-6 p-4 sm:p-5">
            <RadioInput
              label="When the sources do not cover the question"
              value={policy.value}
              onChange={(value) => policy.onChange(value === "open" ? "open" : "sources_only")}
              options={POLICIES}
            />
            <TextAreaInput
              field={form.field("refusalText")}
              label="What it says when it refuses"
              rows={2}
              maxLength={1000}
            />
            <SliderInput
              label="Threshold"
              {...threshold}
              min={0}
              max={1}
              step={0.01}
              startAt={0.2}
              describe={describeThreshold}
            />
            {can("bots:write") && <ThresholdPreview botId={bot.id} value={threshold.value} />}
            <SliderInput
              label="Passages for an answer"
              {...topK}
              min={1}
              max={50}
              step={1}
              startAt={8}
              describe={describeTopK}
            />
          </Panel>
        </Section>
        <ModelSection
          fields={{
            language: form.field("language"),
            fallback: form.field("fallback"),
            rerank: form.field("rerank"),
            temperature: form.field("temperature"),
            maxOutputTokens: form.field("maxOutputTokens"),
            checkClaims: form.field("checkClaims"),
          }}
          connections={connections}
          deployment={deployment}
        />
        <p className="text-muted">
          Its welcome, and the questions it suggests, are on the page{" "}
          <TextLink href={botPaths(slug, bot.id).widget}>Widget</TextLink>, with all that visitors see.
        </p>
      </fieldset>
      <SaveBar
        isShown={form.isChanged}
        isPending={form.isPending}
        onDiscard={() => form.reset(toBotValues(bot))}
      />
    </form>
  );
}
