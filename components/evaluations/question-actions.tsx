"use client";

import { Button } from "@heroui/react";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Dialog } from "@/components/patterns/dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { ExpectedPlace, QuestionDto } from "@/lib/schemas/evaluation";
import { QuestionForm } from "./question-form";

type QuestionActionsProps = { question: QuestionDto; places: readonly ExpectedPlace[] };

/** Changes a question of a set, or removes it. */
export function QuestionActions({ question, places }: QuestionActionsProps) {
  const { api } = useTenant();
  const [asked, setAsked] = useState<"edit" | "remove" | null>(null);
  const close = () => setAsked(null);
  const { id, setId } = question;
  const remove = useMutation(() => api.remove(`/evaluations/${setId}/questions/${id}`), {
    done: "The question is removed.",
  });
  return (
    <span className="flex items-center justify-end gap-1">
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label={`Change “${question.question}”`}
        onPress={() => setAsked("edit")}
      >
        <Pencil aria-hidden="true" />
      </Button>
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label={`Remove “${question.question}”`}
        onPress={() => setAsked("remove")}
      >
        <Trash2 aria-hidden="true" />
      </Button>
      <Dialog title="Change the question" isOpen={asked === "edit"} onOpenChange={close}>
        <QuestionForm setId={setId} question={question} places={places} onSaved={close} />
      </Dialog>
      <ConfirmDialog
        title="Remove this question?"
        action="Remove"
        isOpen={asked === "remove"}
        onOpenChange={close}
        onConfirm={() => remove.run()}
      >
        <p dir="auto" className="wrap-anywhere text-foreground">
          {question.question}
        </p>
        <p>It is asked no more. Runs in which it was asked keep what came of it.</p>
      </ConfirmDialog>
    </span>
  );
}
