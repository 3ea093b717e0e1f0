"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { answersPath } from "@/lib/client/chat-path";
import { useTenant } from "@/lib/client/tenant";
import type { AnswerValues } from "./answer-fields";
import { AnswerDialog } from "./answer-form";

type AskedFormProps = { botId: string; answerId: string | null; initial: AnswerValues };

/** The form that the address asks for. Once it is closed the address is the list's again. */
export function AskedForm({ botId, answerId, initial }: AskedFormProps) {
  const { slug } = useTenant();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(true);

  function change(isOpen: boolean) {
    setIsOpen(isOpen);
    if (!isOpen) router.replace(answersPath(slug, botId), { scroll: false });
  }

  return (
    <AnswerDialog botId={botId} answerId={answerId} initial={initial} isOpen={isOpen} onOpenChange={change} />
  );
}
