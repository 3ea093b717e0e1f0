"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { RadioInput } from "@/components/patterns/choice-fields";
import { DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError, TextAreaInput, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { type ExpectedPlace, QuestionDto } from "@/lib/schemas/evaluation";
import { PlaceInput } from "./place-input";
import { NEW_QUESTION, QuestionFields, toQuestionBody, toQuestionValues } from "./question-values";

const EXPECTS = [
  { value: "source", label: "It cites a document or source" },
  { value: "answer", label: "It says something" },
  { value: "refusal", label: "It refuses", description: "The sources do not answer this." },
] as const;

type QuestionFormProps = {
  setId: string;
  /** Left out for a new one. */
  question?: QuestionDto;
  places: readonly ExpectedPlace[];
  onSaved(): void;
};

/** A question and what a good answer to it is. */
export function QuestionForm({ setId, question, places, onSaved }: QuestionFormProps) {
  const { api } = useTenant();
  const router = useRouter();
  const path = `/evaluations/${setId}/questions`;
  const initial = question ? toQuestionValues(question) : NEW_QUESTION;
  const form = useForm(QuestionFields, initial, async (values, key) => {
    const body = toQuestionBody(values);
    if (question) await api.patch(`${path}/${question.id}`, QuestionDto, body);
    else await api.post(path, QuestionDto, body, key);
    notifyDone(question ? "The question is changed." : "The question is added.");
    onSaved();
    router.refresh();
  });
  const expects = form.field("expects");
  return (
    <form {...form.formProps} className="contents">
      <DialogBody>
        <FormError>{form.formError}</FormError>
        <TextAreaInput field={form.field("question")} label="Question" rows={2} maxLength={4_000} />
        <RadioInput
          label="A good answer"
          value={expects.value}
          options={EXPECTS}
          onChange={(value) => {
            const chosen = EXPECTS.find((option) => option.value === value);
            if (chosen) expects.onChange(chosen.value);
          }}
        />
        {expects.value === "source" && (
          <>
            <PlaceInput field={form.field("place")} places={places} />
            <TextInput
              field={form.field("passage")}
              label="Words of the passage"
              description="May be empty. Case and line breaks do not matter."
              autoComplete="off"
              maxLength={2_000}
            />
          </>
        )}
        {expects.value === "answer" && (
          <TextAreaInput
            field={form.field("answer")}
            label="What it says"
            description="Half of these words must be in the answer, and every number."
            rows={3}
            maxLength={4_000}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {question ? "Save" : "Add the question"}
        </Button>
      </DialogFooter>
    </form>
  );
}
