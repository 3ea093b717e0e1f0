"use client";

import { useChat } from "@ai-sdk/react";
import { useEffect, useRef, useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { toSpeech } from "@/lib/core/speech";
import type { ChatDataParts, ChatMessage } from "@/lib/schemas/chat-stream";
import type { ConversationDetailDto } from "@/lib/schemas/conversation";
import { readAnswer } from "./answer";
import { type Failure, toFailure } from "./failure";
import { mergeStored, toChatMessages } from "./stored-messages";
import { createTransport } from "./transport";

/** So often an answer that arrives is drawn, whatever pieces it comes in. */
const DRAWN_EVERY_MS = 60;

export type Phase = ChatDataParts["status"];

export type BotChat = {
  messages: ChatMessage[];
  isBusy: boolean;
  /** How far the answer that is on its way has come; null before anything is known. */
  phase: Phase | null;
  /** Why the last question got no answer at all. */
  failure: Failure | null;
  /** What has just been finished, for those who listen. */
  announcement: string;
  ask(question: string): void;
  retry(): void;
  stop(): void;
};

type Options = {
  botId: string;
  /** The conversation that goes on, as far as it is stored. */
  conversation: ConversationDetailDto | null;
  /** A new conversation has got its id. */
  onBegin(conversationId: string): void;
};

/** A talk with a bot: what was said, what arrives, and what one can do about it. */
export function useBotChat({ botId, conversation, onBegin }: Options): BotChat {
  const { slug } = useTenant();
  const [phase, setPhase] = useState<Phase | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const id = useRef<string | undefined>(conversation?.id);
  const [initial] = useState(() => (conversation ? toChatMessages(conversation) : []));
  const [transport] = useState(() =>
    createTransport({ tenant: slug, botId, conversationId: () => id.current }),
  );
  const chat = useChat<ChatMessage>({
    messages: initial,
    transport,
    throttle: DRAWN_EVERY_MS,
    onData: (part) => part.type === "data-status" && setPhase(part.data),
    onFinish: ({ message, isAbort, isError }) => {
      if (isAbort || isError) {
        const status = isAbort ? ("aborted" as const) : ("failed" as const);
        chat.setMessages((before) =>
          before.map((one) => (one.id === message.id ? withStatus(one, status) : one)),
        );
      }
      setAnnouncement(isError ? "" : isAbort ? "Stopped." : `Answer: ${toSpeech(readAnswer(message).text)}`);
    },
  });
  const { messages, setMessages, status, error } = chat;
  const isBusy = status === "submitted" || status === "streaming";

  const begunId = messages.findLast(({ metadata }) => metadata?.conversationId)?.metadata?.conversationId;
  if (begunId) id.current = begunId;
  const tellBegun = useRef(onBegin);
  tellBegun.current = onBegin;
  // Syncs with: the page around, which gives the conversation its address.
  useEffect(() => {
    if (begunId) tellBegun.current(begunId);
  }, [begunId]);

  // Syncs with: what is stored, whenever the page is made anew.
  useEffect(() => {
    if (conversation && !isBusy) setMessages((shown) => mergeStored(shown, toChatMessages(conversation)));
  }, [conversation, isBusy, setMessages]);

  const start = (work: Promise<void>) => {
    setPhase(null);
    setAnnouncement("");
    void work;
  };
  return {
    messages,
    isBusy,
    phase,
    failure: error ? toFailure(error) : null,
    announcement,
    ask: (question) => {
      if (!isBusy) start(chat.sendMessage({ text: question }));
    },
    retry: () => {
      if (!isBusy) start(chat.regenerate());
    },
    stop: () => void chat.stop(),
  };
}

function withStatus(message: ChatMessage, status: "aborted" | "failed"): ChatMessage {
  return { ...message, metadata: { ...message.metadata, status } };
}
