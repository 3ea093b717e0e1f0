"use client";

import { Button } from "@heroui/react";
import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { goToSignIn } from "@/lib/client/notify";
import type { BotDto } from "@/lib/schemas/bot";
import type { ConversationDetailDto } from "@/lib/schemas/conversation";
import { Progress, RetryButton } from "./answer-view";
import { ChatStart } from "./chat-start";
import { Composer, type ComposerHandle } from "./composer";
import type { Failure } from "./failure";
import { NoSources } from "./no-sources";
import { NoteLine } from "./note-line";
import { OnlyToRead } from "./only-to-read";
import { Transcript } from "./transcript";
import { useBotChat } from "./use-bot-chat";
import { useFollowEnd } from "./use-follow-end";
import { usePageKeys } from "./use-page-keys";

export type ChatProps = {
  bot: Pick<BotDto, "id" | "name" | "widget" | "sourceCount">;
  conversation: ConversationDetailDto | null;
  hasModel: boolean;
  onBegin(conversationId: string): void;
};

/** One conversation with a bot. */
export function Chat({ bot, conversation, hasModel, onBegin }: ChatProps) {
  const chat = useBotChat({ botId: bot.id, conversation, onBegin });
  const end = useFollowEnd();
  const composer = useRef<ComposerHandle>(null);
  const [owner] = useState(conversation);
  const isOthers = owner !== null && !owner.isMine;

  const write = useCallback(() => composer.current?.focus(), []);
  usePageKeys({ write, stop: chat.isBusy ? chat.stop : () => {} });

  // Syncs with: the focus. On a touch screen it would bring up the keyboard, over what is to be read.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) write();
  }, [write]);

  const ask = (question: string) => {
    chat.ask(question);
    end.goToEnd();
    write();
  };
  const retry = () => {
    chat.retry();
    end.goToEnd();
    write();
  };

  return (
    <section aria-label={`Chat with ${bot.name}`} className="flex min-h-0 flex-1 flex-col">
      <div className="relative min-h-0 flex-1">
        <div
          ref={end.scroller}
          role="log"
          aria-label="Conversation"
          aria-live="off"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
          className="h-full overflow-y-auto overscroll-contain -outline-offset-2"
        >
          <div className="mx-auto flex min-h-full max-w-3xl flex-col gap-6 px-4 py-6 sm:px-6">
            {bot.sourceCount === 0 && <NoSources botId={bot.id} />}
            {chat.messages.length === 0 ? (
              <ChatStart bot={bot} hasModel={hasModel} onAsk={ask} />
            ) : (
              <Transcript
                botId={bot.id}
                messages={chat.messages}
                isBusy={chat.isBusy}
                phase={chat.phase}
                pending={
                  chat.isBusy ? (
                    <Progress phase={chat.phase} hasWords={false} />
                  ) : (
                    chat.failure && <FailureLine failure={chat.failure} onRetry={retry} />
                  )
                }
                onRetry={isOthers ? undefined : retry}
              />
            )}
          </div>
        </div>
        {end.isAway && (
          <Button
            variant="secondary"
            size="sm"
            className="absolute inset-x-0 bottom-3 mx-auto rounded-full shadow-overlay"
            onPress={() => {
              end.goToEnd();
              write();
            }}
          >
            <ArrowDown aria-hidden="true" />
            Jump to the latest
          </Button>
        )}
      </div>
      <p className="sr-only" role="status">
        {chat.announcement}
      </p>
      <div className="shrink-0 border-border border-t px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
        {isOthers ? (
          <OnlyToRead botId={bot.id} askedBy={owner.askedBy} />
        ) : (
          <Composer
            ref={composer}
            label={`Ask ${bot.name}`}
            isBusy={chat.isBusy}
            onAsk={ask}
            onStop={chat.stop}
          />
        )}
      </div>
    </section>
  );
}

function FailureLine({ failure, onRetry }: { failure: Failure; onRetry(): void }) {
  const { message, requestId, remedy } = failure;
  return (
    <div role="alert">
      <NoteLine
        tone="danger"
        requestId={requestId}
        action={
          remedy === "retry" ? (
            <RetryButton onRetry={onRetry} />
          ) : (
            remedy === "sign-in" && (
              <Button variant="secondary" size="sm" onPress={goToSignIn}>
                Sign in
              </Button>
            )
          )
        }
      >
        {message}
      </NoteLine>
    </div>
  );
}
