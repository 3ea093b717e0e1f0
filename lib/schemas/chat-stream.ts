import type { UIMessage, UIMessageChunk } from "ai";
import type { ChatAnswerDto, CitationDto } from "./chat";
import type { MessageDto } from "./conversation";
import type { VisitorAnswerDto, VisitorDataParts } from "./visitor";

/** The typed parts that an answer's stream carries beside its text. */
export type ChatDataParts = {
  citation: CitationDto;
  status: { state: "searching" | "answering"; passages: number };
  /** The request id is for people to quote. */
  error: { code: string; message: string; requestId: string };
};

/** What is known of an answer when it is whole; `answer` itself is the text parts. `status` is of those read from the API. */
export type ChatMetadata = Partial<
  Omit<ChatAnswerDto, "answer" | "citations"> &
    Pick<MessageDto, "status" | "createdAt" | "timing" | "feedback">
>;

export type ChatMessage = UIMessage<ChatMetadata, ChatDataParts>;
export type ChatChunk = UIMessageChunk<ChatMetadata, ChatDataParts>;

/** The same, of what a visitor is sent. */
export type VisitorChunk = UIMessageChunk<Partial<VisitorAnswerDto>, VisitorDataParts>;
