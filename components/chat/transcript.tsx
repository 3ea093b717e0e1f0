"use client";

import { Fragment, type ReactNode } from "react";
import type { ChatMessage } from "@/lib/schemas/chat-stream";
import { AnswerView } from "./answer-view";
import { QuestionView } from "./question-view";
import { Unanswered } from "./unanswered";
import type { Phase } from "./use-bot-chat";

type TranscriptProps = {
  messages: readonly ChatMessage[];
  /** The last answer is on its way. */
  isBusy?: boolean;
  phase?: Phase | null;
  /** Stands where the last question's answer should be, while or because there is none. */
  pending?: ReactNode;
  onRetry?: () => void;
  /** The bot that answered; absent when it is deleted. */
  botId?: string | undefined;
  /** Whether it can be looked up how each answer came about. */
  hasDetails?: boolean;
};

/** What was said, in order. */
export function Transcript({
  messages,
  isBusy = false,
  phase,
  pending,
  onRetry,
  botId,
  hasDetails,
}: TranscriptProps) {
  return (
    <div className="flex flex-col gap-6">
      <h2 className="sr-only">Conversation</h2>
      {messages.map((message, index) => {
        const next = messages[index + 1];
        const isLast = next === undefined;
        if (message.role === "user") {
          return (
            <Fragment key={message.id}>
              <QuestionView message={message} />
              {isLast
                ? (pending ?? <Unanswered question={message} onRetry={onRetry} />)
                : next.role === "user" && <Unanswered question={message} />}
            </Fragment>
          );
        }
        const live = isLast ? { isArriving: isBusy, phase, onRetry } : {};
        return (
          <AnswerView key={message.id} message={message} botId={botId} hasDetails={hasDetails} {...live} />
        );
      })}
    </div>
  );
}
