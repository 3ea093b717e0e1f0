"use client";

import { CheckInput } from "@/components/patterns/choice-fields";
import { Panel, Section } from "@/components/patterns/section";
import { SliderInput } from "@/components/patterns/slider-input";
import { TextLink } from "@/components/patterns/text-link";
import { describeLength, describeTemperature } from "@/lib/client/answer-settings";
import { useTenant } from "@/lib/client/tenant";
import type { FieldBinding } from "@/lib/client/use-form";
import type { NamedConnection } from "@/lib/schemas/connection";
import { ModelInput } from "./model-input";
import { isOwn, type ModelValues, UNSET } from "./model-values";
import { PriceInput } from "./price-input";

/** What the deployment has; null: none of the kind. */
export type DeploymentModels = { language: string | null; rerank: string | null };

type ModelSectionProps = {
  fields: {
    language: FieldBinding<ModelValues>;
    fallback: FieldBinding<ModelValues>;
    rerank: FieldBinding<ModelValues>;
    temperature: FieldBinding<number | undefined>;
    maxOutputTokens: FieldBinding<number | undefined>;
    checkClaims: FieldBinding<boolean>;
  };
  connections: readonly NamedConnection[];
  deployment: DeploymentModels;
};

/** Which model writes the answers, what stands in for it, and what puts the passages into order. */
export function ModelSection({ fields, connections, deployment }: ModelSectionProps) {
  const { can, path } = useTenant();
  const { language, fallback, rerank, temperature, maxOutputTokens, checkClaims } = fields;
  const own = connections.map(({ id, name }) => ({ value: id, label: name }));
  const rerankers = connections
    .filter(({ provider }) => provider === "cohere" || provider === "openai_compatible")
    .map(({ id, name }) => ({ value: id, label: name }));
  const ofDeployment = (model: string | null) =>
    model ? [{ value: "deployment", label: `The deployment’s: ${model}` }] : [];
  const first = deployment.language ? `The deployment’s: ${deployment.language}` : "None: answers are quotes";
  const hasModel = isOwn(language.value) || deployment.language !== null;
  return (
    <Section title="Model" description="What writes the answers, and what that may cost.">
      <Panel className="flex flex-col gap-6 p-4 sm:p-5">
        <ModelInput
          label="Language model"
          description="Writes the answers from the passages that were found."
          kind="language"
          field={language}
          options={[{ value: UNSET, label: first }, ...own]}
        />
        {connections.length === 0 && can("connections:write") && (
          <p className="text-muted">
            Your team can bring a model of its own:{" "}
            <TextLink href={path("/connections")}>make a connection</TextLink> first.
          </p>
        )}
        <PriceInput label="What the language model costs" field={language} />
        {hasModel && (
          <>
            <ModelInput
              label="Fallback"
              description="Answers when the language model fails before its first word."
              kind="language"
              field={fallback}
              options={[
                { value: UNSET, label: "None: answers are quotes then" },
                ...ofDeployment(deployment.language),
                ...own,
              ]}
            />
            <PriceInput label="What the fallback costs" field={fallback} />
            <SliderInput
              label="Temperature"
              {...temperature}
              min={0}
              max={2}
              step={0.1}
              startAt={0.3}
              describe={describeTemperature}
            />
            <SliderInput
              label="Longest answer, in tokens"
              {...maxOutputTokens}
              min={100}
              max={4000}
              step={100}
              startAt={800}
              describe={describeLength}
            />
            <CheckInput
              field={checkClaims}
              label="Check statements by the model"
              description="Once an answer is there, the model reads each statement beside what it cites. It also finds what was turned into its opposite. Another call for each answer."
            />
          </>
        )}
        <ModelInput
          label="Reranker"
          description="Reads what was found once more and puts it into order. Better passages, some more time and cost."
          kind="rerank"
          field={rerank}
          options={[{ value: UNSET, label: "None" }, ...ofDeployment(deployment.rerank), ...rerankers]}
        />
      </Panel>
    </Section>
  );
}
