"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { SelectInput } from "@/components/patterns/choice-fields";
import { FormError, TextInput } from "@/components/patterns/fields";
import { ModelNameInput } from "@/components/patterns/model-name-input";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { hasEmbeddings, type NamedConnection } from "@/lib/schemas/connection";
import { EmbeddingDto } from "@/lib/schemas/embedding";
import {
  effectOf,
  isOwn,
  MeaningValues,
  type Prices,
  toEmbeddingChoice,
  toMeaningValues,
} from "./meaning-values";

type MeaningFormProps = { state: EmbeddingDto; connections: readonly NamedConnection[]; prices: Prices };

/** What embeds the team's documents and questions, and what another choice would mean. */
export function MeaningForm({ state, connections, prices }: MeaningFormProps) {
  const { api } = useTenant();
  const router = useRouter();
  const form = useForm(MeaningValues, toMeaningValues(state.choice), async (values) => {
    const { documents } = await api.put("/embedding", EmbeddingDto, toEmbeddingChoice(values));
    notifyDone(
      documents.done < documents.total
        ? "The model is changed. Documents are being indexed for it."
        : "The model is changed.",
    );
    router.refresh();
  });
  const place = form.field("connectionId");
  const name = form.field("model");
  const { deployment } = state;
  const options = [
    {
      value: "deployment",
      label: deployment ? `The deployment’s: ${deployment}` : "The deployment’s, which has none",
    },
    { value: "none", label: "None: by words alone" },
    ...connections
      .filter(({ provider }) => hasEmbeddings(provider))
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  const isKnown = options.some(({ value }) => value === place.value);
  const all = isKnown ? options : [...options, { value: place.value, label: "A removed connection" }];
  const label = all.find(({ value }) => value === place.value)?.label;
  const choosePlace = (connectionId: string) => {
    if (connectionId === place.value) return;
    place.onChange(connectionId);
    name.onChange("");
    form.field("dimensions").onChange("");
  };
  return (
    <form {...form.formProps} aria-label="Search by meaning" className="flex flex-col gap-4">
      <FormError>{form.formError ?? place.error}</FormError>
      <SelectInput
        label="Embedded by"
        description="What is sent documents and questions, to find passages that say the same in other words."
        value={place.value}
        options={all}
        onChange={choosePlace}
      />
      {isOwn(form.values) && (
        <>
          <ModelNameInput
            label={`Model of “${label}”`}
            kind="embedding"
            connectionId={isKnown ? place.value : null}
            value={name.value}
            error={name.error}
            onChange={name.onChange}
          />
          <TextInput
            field={form.field("dimensions")}
            label="Length of its vectors"
            description="Left empty, the model’s own. Only some models can give another."
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
          />
        </>
      )}
      {form.isChanged && (
        <p role="status" className="text-muted">
          {effectOf(form.values, { state, connections, prices })}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isDisabled={!form.isChanged}
        isPending={form.isPending}
      >
        {form.isPending ? "Trying the model" : "Save the model"}
      </Button>
    </form>
  );
}
