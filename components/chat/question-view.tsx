"use client";

import { Button } from "@heroui/react";
import { memo, useState } from "react";
import type { ChatMessage } from "@/lib/schemas/chat-stream";
import { textOf } from "./answer";

const LONG = 900;

/** What was asked; of a very long question the beginning, until one wants more. */
export const QuestionView = memo(function QuestionView({ message }: { message: ChatMessage }) {
  const [isWhole, setIsWhole] = useState(false);
  const text = textOf(message);
  const isLong = text.length > LONG;
  return (
    <article
      aria-label="Question"
      className="ms-auto w-fit max-w-[85%] rounded-2xl rounded-ee-md bg-default px-4 py-2.5"
    >
      <p
        dir="auto"
        className={`wrap-anywhere whitespace-pre-wrap leading-6 ${isLong && !isWhole ? "line-clamp-8" : ""}`}
      >
        {text}
      </p>
      {isLong && (
        <Button variant="ghost" size="sm" className="-ms-3 text-muted" onPress={() => setIsWhole(!isWhole)}>
          {isWhole ? "Show less" : "Show the whole question"}
        </Button>
      )}
    </article>
  );
});
