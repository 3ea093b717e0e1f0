"use client";

import { Button, TextArea } from "@heroui/react";
import { type FormEvent, useState } from "react";
import { MOST_COMMENT_CHARACTERS, RATING_REASONS, type RatingReason } from "@/lib/schemas/conversation";
import { REASON_WORDS } from "./feedback-words";

type FeedbackFormProps = {
  isPending: boolean;
  onSend(reason: RatingReason | null, comment: string): void;
  onClose(): void;
};

/** Asks what was wrong with an answer. The rating is kept already: nobody has to say more. */
export function FeedbackForm({ isPending, onSend, onClose }: FeedbackFormProps) {
  const [reason, setReason] = useState<RatingReason | null>(null);
  const [comment, setComment] = useState("");
  const isEmpty = reason === null && comment.trim() === "";

  function send(event: FormEvent) {
    event.preventDefault();
    if (!isEmpty) onSend(reason, comment.trim());
  }

  return (
    <form
      onSubmit={send}
      aria-label="What was wrong?"
      className="order-last ms-2 mt-2 flex w-[calc(100%-0.5rem)] flex-col gap-3 rounded-xl border border-border bg-surface p-3 text-foreground text-sm"
    >
      <p className="font-medium">Thank you. What was wrong with it?</p>
      <div className="flex flex-wrap gap-1.5">
        {RATING_REASONS.map((one) => (
          <Button
            key={one}
            size="sm"
            variant={reason === one ? "primary" : "secondary"}
            aria-pressed={reason === one}
            onPress={() => setReason(reason === one ? null : one)}
          >
            {REASON_WORDS[one]}
          </Button>
        ))}
      </div>
      <TextArea
        aria-label="What would have been right"
        placeholder="What would have been right?"
        rows={2}
        fullWidth
        maxLength={MOST_COMMENT_CHARACTERS}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" isDisabled={isEmpty} isPending={isPending}>
          Send
        </Button>
        <Button size="sm" variant="ghost" onPress={onClose}>
          Close
        </Button>
      </div>
    </form>
  );
}
