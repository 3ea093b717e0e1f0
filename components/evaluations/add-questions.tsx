"use client";

import { Button } from "@heroui/react";
import { FileUp, Plus } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import type { ExpectedPlace } from "@/lib/schemas/evaluation";
import { ImportQuestions } from "./import-questions";
import { QuestionForm } from "./question-form";

type AddQuestionsProps = { setId: string; places: readonly ExpectedPlace[] };

/** The buttons that add a question by hand, and many from a table. */
export function AddQuestions({ setId, places }: AddQuestionsProps) {
  const [asked, setAsked] = useState<"add" | "import" | null>(null);
  const close = () => setAsked(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="secondary" onPress={() => setAsked("import")}>
        <FileUp aria-hidden="true" />
        From CSV…
      </Button>
      <Button variant="secondary" onPress={() => setAsked("add")}>
        <Plus aria-hidden="true" />
        Add question
      </Button>
      <Dialog title="New question" isOpen={asked === "add"} onOpenChange={close}>
        <QuestionForm setId={setId} places={places} onSaved={close} />
      </Dialog>
      <Dialog title="Questions from a CSV file" isOpen={asked === "import"} onOpenChange={close}>
        <ImportQuestions setId={setId} />
      </Dialog>
    </div>
  );
}
