"use client";

import { Button } from "@heroui/react";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { type FeedbackDto, RatedDto, type Rating } from "@/lib/schemas/conversation";
import { FeedbackForm } from "./feedback-form";
import { REASON_WORDS } from "./feedback-words";

type RateAnswerProps = { conversationId: string; messageId: string; feedback: FeedbackDto | null };
type Given = { rating: Rating | null; reason?: FeedbackDto["reason"]; comment?: string };

/** Whether an answer was good, and why not. Pressed once more, it is taken back. */
export function RateAnswer({ conversationId, messageId, feedback }: RateAnswerProps) {
  const { api } = useTenant();
  const [given, setGiven] = useState(feedback);
  const [isAsked, setIsAsked] = useState(false);
  const path = `/conversations/${conversationId}/messages/${messageId}/feedback`;
  const rate = useMutation(
    ({ rating, reason, comment }: Given) =>
      api.put(path, RatedDto, { rating, ...(reason && { reason }), ...(comment && { comment }) }),
    { after: ({ feedback }) => setGiven(feedback) },
  );

  async function press(rating: Rating) {
    const isTakenBack = given?.rating === rating;
    const isDone = await rate.run({ rating: isTakenBack ? null : rating });
    if (isDone) setIsAsked(rating === "down" && !isTakenBack);
  }

  return (
    <>
      <span className="inline-flex items-center">
        <Thumb rating="up" given={given} onPress={() => press("up")} />
        <Thumb rating="down" given={given} onPress={() => press("down")} />
      </span>
      {isAsked && (
        <FeedbackForm
          isPending={rate.isPending}
          onSend={async (reason, comment) => {
            const isDone = await rate.run({ rating: "down", reason, comment });
            if (isDone) setIsAsked(false);
          }}
          onClose={() => setIsAsked(false)}
        />
      )}
      {!isAsked && given && (given.reason || given.comment) && <Said feedback={given} />}
    </>
  );
}

type ThumbProps = { rating: Rating; given: FeedbackDto | null; onPress(): void };

function Thumb({ rating, given, onPress }: ThumbProps) {
  const Icon = rating === "up" ? ThumbsUp : ThumbsDown;
  const isGiven = given?.rating === rating;
  return (
    <Button
      variant="ghost"
      size="sm"
      isIconOnly
      aria-label={rating === "up" ? "Good answer" : "Bad answer"}
      aria-pressed={isGiven}
      onPress={onPress}
    >
      <Icon
        aria-hidden="true"
        className={isGiven ? (rating === "up" ? "text-success" : "text-danger") : ""}
        fill={isGiven ? "currentColor" : "none"}
      />
    </Button>
  );
}

function Said({ feedback: { reason, comment } }: { feedback: FeedbackDto }) {
  return (
    <p className="order-last wrap-anywhere w-full px-2 pt-1 text-muted" dir="auto">
      {[reason && REASON_WORDS[reason], comment && `“${comment}”`].filter(Boolean).join(": ")}
    </p>
  );
}
