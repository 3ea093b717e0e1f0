"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError, TextAreaInput, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { CuratedAnswerDto, MOST_ANSWER_CHARACTERS, MOST_QUESTION_CHARACTERS } from "@/lib/schemas/curated";
import { AnswerForm, type AnswerValues } from "./answer-fields";

type AnswerDialogProps = {
  botId: string;
  /** The answer that is changed; null: a new one. */
  answerId: string | null;
  initial: AnswerValues;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
};

/** The form for an answer of the team. It closes by its own buttons only: what was typed must not be lost by a slip. */
export function AnswerDialog(props: AnswerDialogProps) {
  return (
    <Dialog
      title={props.answerId ? "Edit the answer" : "Write an answer"}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      size="lg"
      isSticky
    >
      <Fields {...props} />
    </Dialog>
  );
}

function Fields({ botId, answerId, initial, onOpenChange }: AnswerDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const form = useForm(AnswerForm, initial, async (body, key) => {
    const path = `/bots/${botId}/answers`;
    if (answerId) await api.patch(`${path}/${answerId}`, CuratedAnswerDto, body);
    else await api.post(path, CuratedAnswerDto, body, key);
    notifyDone("The answer is saved. It is given from the next question on.");
    onOpenChange(false);
    router.refresh();
  });
  return (
    <form {...form.formProps} className="contents">
      <DialogBody>
        <FormError>{form.formError}</FormError>
        <TextInput
          field={form.field("question")}
          label="Question"
          maxLength={MOST_QUESTION_CHARACTERS}
          autoFocus={initial.question === ""}
          autoComplete="off"
          placeholder="How do I get a refund?"
          description="Whoever asks the same gets the answer, also with other endings, capitals or articles."
        />
        <TextAreaInput
          field={form.field("answer")}
          label="Answer"
          rows={7}
          maxLength={MOST_ANSWER_CHARACTERS}
          description="Given word by word, as “Answered by the team”. Markdown can be used."
        />
        <TextAreaInput
          field={form.field("alternatives")}
          label="Other ways to ask it"
          rows={3}
          placeholder={"Can I get my money back?\nWhat is your refund policy?"}
          description="One a line."
        />
        <TextAreaInput
          field={form.field("links")}
          label="Links"
          rows={2}
          placeholder="Refund policy https://example.com/refunds"
          description="One a line: what it is called, then its address."
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          Save the answer
        </Button>
      </DialogFooter>
    </form>
  );
}
