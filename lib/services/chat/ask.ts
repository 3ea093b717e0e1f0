import { z } from "zod";
import type { ConversationId, MessageId } from "@/lib/core/ids";
import { workflow } from "../_kit";
import { answerTurn } from "./answer-turn";
import { beginTurn, TurnInput } from "./begin-turn";
import type { TurnPart } from "./turn-part";

export type Answering = {
  conversationId: ConversationId;
  messageId: MessageId;
  /** The answer while it comes about. It goes on until it is read to its end or returned from. */
  parts: AsyncGenerator<TurnPart, void>;
};

const AskInput = TurnInput.extend({
  signal: z.instanceof(AbortSignal),
});

/**
 * Asks a bot. The question is stored when this resolves; the answer is in `parts`, and stored when they end, also when
 * the asker goes away (`signal`) or the model breaks off.
 */
export const ask = workflow({
  name: "chat.ask",
  permission: "chat:use",
  input: AskInput,
  async run({ ctx: { idempotencyKey: _, ...ctx }, input: { signal, ...question } }): Promise<Answering> {
    // A stream cannot be given twice: who asks again with the same key is answered again.
    const startedAt = performance.now();
    const turn = await beginTurn(ctx, question);
    const { conversationId, messageId } = turn;
    return { conversationId, messageId, parts: answerTurn(ctx, turn, { signal, startedAt }) };
  },
});
