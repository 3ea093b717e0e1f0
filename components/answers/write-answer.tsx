"use client";

import { Button } from "@heroui/react";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { NOTHING_YET } from "./answer-fields";
import { AnswerDialog } from "./answer-form";

/** The button that opens the form for a new answer. */
export function WriteAnswer({ botId }: { botId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onPress={() => setIsOpen(true)}>
        <PenLine aria-hidden="true" />
        Write an answer
      </Button>
      <AnswerDialog
        botId={botId}
        answerId={null}
        initial={NOTHING_YET}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
      />
    </>
  );
}
