import type { UIMessage, UIMessageChunk } from "ai";
import type { ChatAnswerDto, CitationDto } from "./chat";

/** The typed parts that an answer's stream carries beside its text. */
export type ChatDataParts = {
  citation: CitationDto;
  status: { state: "searching" | "answering"; passages: number };
  error: { code: string; message: string };
};

/** What is known of an answer when it is whole; `answer` itself is the text parts. */
export type ChatMetadata = Partial<Omit<ChatAnswerDto, "answer" | "citations">>;

export type ChatMessage = UIMessage<ChatMetadata, ChatDataParts>;
export type ChatChunk = UIMessageChunk<ChatMetadata, ChatDataParts>;
