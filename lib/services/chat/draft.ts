import type { ChatAnswerDto, CitationDto, TokenUsage } from "@/lib/schemas/chat";
import type { CuratedMark } from "@/lib/schemas/curated";
import type { ModelPrice } from "@/lib/schemas/models";
import type { StoredTrace } from "@/lib/schemas/trace";
import { costOf } from "../connections";
import type { Passage } from "../retrieval";
import { createCitationParser, type Piece } from "./citations/citation-parser";
import { cite } from "./citations/cite";
import { nearestTo } from "./citations/nearest";
import type { Checked } from "./claims/check-by-model";
import { type Claim, checkClaims, type Support, statementsIn } from "./claims/check-claims";
import type { TextFilter } from "./guard";
import type { TurnPart } from "./turn-part";

type Asked = Pick<ChatAnswerDto, "conversationId" | "messageId"> & {
  question: string;
  bot: { answerPolicy: "sources_only" | "open" };
};

type Tokens = Omit<TokenUsage, "costUsd">;

/** An answer in the making: the text so far, and what it cites. */
export class Draft {
  text = "";
  readonly citations: CitationDto[] = [];
  readonly usage: TokenUsage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  /** Whether a model has said anything, be it still held back. */
  isBegun = false;
  model = "";
  degraded: string | undefined;
  refused = false;
  confidence = 0;
  /** What was looked for, when it was not the question as it stands. */
  query: string | null = null;
  /** How far the sources bear the answer out; null: it was not checked, since there is none. */
  support: Support | null = null;
  /** How it was found; null: nothing was looked for. */
  trace: StoredTrace | null = null;
  /** Set when the team wrote the answer. */
  curated: CuratedMark | null = null;
  /** What it may cite. */
  readonly passages: readonly Passage[];
  readonly #parser;

  readonly #guard: TextFilter;

  /** @param guarded what of a model's words must not come through */
  constructor(passages: readonly Passage[], guarded: TextFilter) {
    this.passages = passages;
    this.#guard = guarded;
    this.#parser = createCitationParser((number) => number >= 1 && number <= passages.length);
  }

  /** Takes in the next part of the model's text; gives what the reader may see of it by now. */
  *push(delta: string): Generator<TurnPart> {
    this.isBegun = true;
    yield* this.#show(this.#parser.push(this.#guard.push(delta)));
  }

  *end(): Generator<TurnPart> {
    yield* this.#show(this.#parser.push(this.#guard.end()));
    yield* this.#show(this.#parser.end());
    this.support = checkClaims(this.text, (index) => this.#sourceOf(index));
  }

  /** Lets a model check what the words could not tell; without a verdict, theirs stands. */
  async checkBy(
    check: (asked: {
      claims: Claim[];
      sourceOf: (index: number) => string | undefined;
    }) => Promise<Checked | null>,
    price: ModelPrice | null,
  ): Promise<void> {
    const claims = statementsIn(this.text);
    const checked = await check({ claims, sourceOf: (index) => this.#sourceOf(index) });
    if (!checked) return;
    this.support = checked.support;
    this.count(checked.tokens, price);
  }

  /** What asking a model took; once a price is not known, neither is the sum. */
  count(tokens: Tokens, price: ModelPrice | null): void {
    const cost = costOf(tokens, price);
    const { usage } = this;
    usage.inputTokens += tokens.inputTokens;
    usage.outputTokens += tokens.outputTokens;
    usage.costUsd = usage.costUsd === null || cost === null ? null : usage.costUsd + cost;
  }

  #sourceOf(index: number): string | undefined {
    const cited = this.citations.find((citation) => citation.index === index);
    const passage = cited && this.passages.find(({ chunkId }) => chunkId === cited.chunkId);
    return (
      passage && `${passage.title}\n${passage.headingPath.join("\n")}\n${passage.context}\n${passage.text}`
    );
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
      const passage = this.passages[piece.passage - 1];
      if (passage) yield* this.#cite(passage);
    }
  }

  /** Each sentence is cited by what bears it out: another sentence of the same passage is a citation of its own. */
  *#cite(passage: Passage): Generator<TurnPart> {
    const next = cite(passage, this.citations.length + 1, lastSentence(this.text));
    const known = this.citations.find(
      ({ chunkId, start }) => chunkId === next.chunkId && start === next.start,
    );
    if (!known) {
      this.citations.push(next);
      yield { type: "citation", citation: next };
    }
    const mark = `[${(known ?? next).index}]`;
    if (!this.text.endsWith(mark)) yield* this.say(mark);
  }

  toAnswer({ conversationId, messageId, question, bot }: Asked): ChatAnswerDto {
    const { text: answer, citations, confidence, refused, model, degraded, usage, query } = this;
    return {
      conversationId,
      messageId,
      answer,
      citations,
      confidence,
      refused,
      generalKnowledge:
        bot.answerPolicy === "open" && this.support !== null && citations.length === 0 && !refused,
      nearest: refused ? nearestTo(query ?? question, this.passages) : [],
      model,
      query,
      support: this.refused ? null : this.support,
      curated: this.curated,
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
