import type { ErrorCode } from "@/lib/core/errors";
import type { ChatAnswerDto, CitationDto } from "@/lib/schemas/chat";

/** What happens while an answer comes about, in order. `finish` is always the last, unless the asker went away. */
export type TurnPart =
  | { type: "status"; state: "searching" | "answering"; passages: number }
  | { type: "text"; delta: string }
  | { type: "citation"; citation: CitationDto }
  | { type: "error"; code: ErrorCode; message: string }
  /** `followUps`: what may be asked next. */
  | { type: "finish"; answer: ChatAnswerDto; followUps: string[] };
