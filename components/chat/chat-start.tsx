"use client";

import { Button } from "@heroui/react";
import type { BotDto } from "@/lib/schemas/bot";
import { QUOTING } from "./quoting-label";

const CITING = "Each answer names the passages it rests on; a number opens its passage.";

type ChatStartProps = {
  bot: Pick<BotDto, "name" | "widget">;
  /** Without a language model the bot quotes. */
  hasModel: boolean;
  onAsk(question: string): void;
};

/** How a conversation begins: the bot's own words, and questions that one press asks. */
export function ChatStart({ bot, hasModel, onAsk }: ChatStartProps) {
  const { welcome, suggestions = [] } = bot.widget;
  return (
    <div className="my-auto flex flex-col gap-5 py-8">
      <h2
        dir="auto"
        className="wrap-anywhere whitespace-pre-line text-balance font-semibold text-xl tracking-tight"
      >
        {welcome?.trim() || `Ask ${bot.name} a question.`}
      </h2>
      {suggestions.length > 0 && (
        <ul aria-label="Suggested questions" className="flex flex-wrap gap-2">
          {suggestions.map((question) => (
            <li key={question} className="max-w-full">
              <Button
                variant="secondary"
                className="h-auto min-h-9 max-w-full whitespace-normal py-2 text-start font-normal"
                onPress={() => onAsk(question)}
              >
                <span dir="auto" className="wrap-anywhere">
                  {question}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="max-w-xl text-muted">
        {hasModel ? CITING : `Extractive mode: ${QUOTING.charAt(0).toLowerCase()}${QUOTING.slice(1)}`}
      </p>
    </div>
  );
}
