import type { ChatAnswerDto, CitationDto } from "@/lib/schemas/chat";
import type { Passage } from "../retrieval";
import { createCitationParser, type Piece } from "./citations/citation-parser";
import { cite } from "./citations/cite";
import type { TurnPart } from "./turn-part";

/** An answer in the making: the text so far, and what it cites. */
export class Draft {
  text = "";
  readonly citations: CitationDto[] = [];
  readonly usage = { inputTokens: 0, outputTokens: 0 };
  model = "";
  degraded: string | undefined;
  refused = false;
  confidence = 0;
  readonly #passages: readonly Passage[];
  readonly #parser;

  constructor(passages: readonly Passage[]) {
    this.#passages = passages;
    this.#parser = createCitationParser((number) => number >= 1 && number <= passages.length);
  }

  /** Takes in the next part of the model's text; gives what the reader may see of it by now. */
  *push(delta: string): Generator<TurnPart> {
    yield* this.#show(this.#parser.push(delta));
  }

  *end(): Generator<TurnPart> {
    yield* this.#show(this.#parser.end());
  }

  /** Words of ours: they cite nothing. */
  *say(text: string): Generator<TurnPart> {
    this.text += text;
    yield { type: "text", delta: text };
  }

  *#show(pieces: readonly Piece[]): Generator<TurnPart> {
    for (const piece of pieces) {
      if (piece.type === "text") {
        yield* this.say(piece.text);
        continue;
      }
      const passage = this.#passages[piece.passage - 1];
      if (passage && !this.citations.some((citation) => citation.index === piece.index)) {
        const citation = cite(passage, piece.index, lastSentence(this.text));
        this.citations.push(citation);
        yield { type: "citation", citation };
      }
      yield* this.say(`[${piece.index}]`);
    }
  }

  toAnswer({
    conversationId,
    messageId,
  }: Pick<ChatAnswerDto, "conversationId" | "messageId">): ChatAnswerDto {
    const { text: answer, citations, confidence, refused, model, degraded, usage } = this;
    return {
      conversationId,
      messageId,
      answer,
      citations,
      confidence,
      refused,
      model,
      ...(degraded && { degraded }),
      usage,
    };
  }
}

/** The statement that a citation at the end of the text stands for. */
function lastSentence(text: string): string {
  const plain = text.replace(/\[\d+\]/g, "").trimEnd();
  const parts = plain.split(/(?<=[.!?。！？])\s+|\n+/);
  return parts.at(-1) ?? plain;
}
