"use client";

import { Button } from "@heroui/react";
import { LoaderCircle, RotateCw, SearchX } from "lucide-react";
import { memo, type ReactNode, useMemo } from "react";
import { CopyButton } from "@/components/patterns/copy-button";
import type { ChatMessage } from "@/lib/schemas/chat-stream";
import { AddToEvaluation } from "./add-to-evaluation";
import { type Answer, isStandIn, isWorthRetrying, readAnswer } from "./answer";
import { AnswerDetails } from "./answer-details";
import { noteOf } from "./answer-note";
import { AnswerText } from "./answer-text";
import { toCopy } from "./citation-text";
import { CitationsContext } from "./citations";
import { ClaimsNote } from "./claims-note";
import { CorrectAnswer } from "./correct-answer";
import { CuratedLabel, CuratedLinks } from "./curated-marks";
import { NoteLine } from "./note-line";
import { QuotingLabel } from "./quoting-label";
import { RateAnswer } from "./rate-answer";
import { RetrievalTrace } from "./retrieval-trace";
import { NearestList, SourceList } from "./source-list";
import { describeUsage, tokensOf } from "./usage";
import type { Phase } from "./use-bot-chat";

type AnswerViewProps = {
  message: ChatMessage;
  isArriving?: boolean;
  phase?: Phase | null;
  /** Asks the same again; absent where one cannot. */
  onRetry?: (() => void) | undefined;
  /** The bot that answered; absent when it is deleted. */
  botId?: string | undefined;
  /** Whether it can be looked up how the answer came about. */
  hasDetails?: boolean;
};

/** What the bot says. A finished answer is drawn once, however much arrives after it. */
export const AnswerView = memo(function AnswerView({
  message,
  isArriving = false,
  phase = null,
  onRetry,
  botId,
  hasDetails = false,
}: AnswerViewProps) {
  const answer = useMemo(() => readAnswer(message), [message]);
  return (
    <CitationsContext value={answer.citations}>
      <article aria-label="Answer" aria-busy={isArriving} className="flex min-w-0 flex-col gap-3">
        {answer.text !== "" && <Words answer={answer} isArriving={isArriving} />}
        {isArriving ? (
          <Progress phase={phase} hasWords={answer.text !== ""} />
        ) : (
          <Rest
            message={message}
            answer={answer}
            onRetry={onRetry}
            correction={botId && <CorrectAnswer botId={botId} message={message} />}
          />
        )}
        {hasDetails && <AnswerDetails metadata={message.metadata ?? {}} />}
        {hasDetails && message.metadata?.conversationId && (
          <RetrievalTrace conversationId={message.metadata.conversationId} messageId={message.id} />
        )}
      </article>
    </CitationsContext>
  );
});

/** What an answer that is on its way is waiting for. */
export function Progress({ phase, hasWords }: { phase: Phase | null; hasWords: boolean }) {
  return (
    <p className="flex items-center gap-2 text-muted">
      <LoaderCircle className="size-4 shrink-0 motion-safe:animate-spin" aria-hidden="true" />
      {hasWords || phase?.state === "answering" ? "Answering…" : "Searching the sources…"}
    </p>
  );
}

function Words({ answer, isArriving }: { answer: Answer; isArriving: boolean }) {
  if (!answer.isRefused) return <AnswerText answer={answer} isArriving={isArriving} />;
  return (
    <div className="flex gap-3 rounded-xl border border-border border-dashed px-4 py-3">
      <SearchX className="mt-1 size-4 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <AnswerText answer={answer} isArriving={isArriving} />
        <p className="mt-0.5 text-muted text-xs">The sources do not cover this question.</p>
      </div>
    </div>
  );
}

type RestProps = {
  message: ChatMessage;
  answer: Answer;
  onRetry: (() => void) | undefined;
  correction: ReactNode;
};

function Rest({ message: { id, metadata = {} }, answer, onRetry, correction }: RestProps) {
  const note = noteOf(answer);
  const canRetry = onRetry !== undefined && isWorthRetrying(answer);
  return (
    <>
      {note && (
        <NoteLine
          tone={note.tone}
          requestId={note.requestId}
          action={canRetry && <RetryButton onRetry={onRetry} />}
        >
          {note.text}
        </NoteLine>
      )}
      <ClaimsNote unsupported={answer.unsupported} />
      <SourceList citations={answer.citations} />
      <NearestList nearest={answer.nearest} />
      {answer.curated && <CuratedLinks links={answer.curated.links} />}
      {answer.text !== "" && (
        <div className="-ms-2 -mt-1.5 flex flex-wrap items-center gap-x-1 text-muted text-xs [&_.button]:text-muted">
          <CopyButton text={toCopy(answer)} label="Copy the answer" />
          {metadata.conversationId && (
            <RateAnswer
              conversationId={metadata.conversationId}
              messageId={id}
              feedback={metadata.feedback ?? null}
            />
          )}
          {answer.curated && <CuratedLabel />}
          {answer.outcome === "complete" && (answer.isRefused || answer.citations.length > 0) && (
            <AddToEvaluation messageId={id} />
          )}
          {answer.isQuoted && <QuotingLabel isStandIn={isStandIn(answer)} />}
          {answer.confidence !== null && answer.outcome === "complete" && (
            <span
              className="px-2"
              title="From 0 to 1: how well the passages that were found fit the question."
            >
              Confidence {answer.confidence.toFixed(2)}
            </span>
          )}
          {answer.query && (
            <span
              dir="auto"
              className="wrap-anywhere px-2"
              title="The question was made whole with the conversation before it."
            >
              Looked for: {answer.query}
            </span>
          )}
          {answer.usage && (
            <span className="px-2" title={tokensOf(answer.usage)}>
              {describeUsage(answer.usage)}
            </span>
          )}
          {correction}
        </div>
      )}
    </>
  );
}

/** Asks the last question again. */
export function RetryButton({ onRetry }: { onRetry(): void }) {
  return (
    <Button variant="secondary" size="sm" onPress={onRetry}>
      <RotateCw aria-hidden="true" />
      Ask again
    </Button>
  );
}
