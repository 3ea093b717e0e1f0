import { validationFailed } from "@/lib/core/errors";
import type { BotId, MessageId } from "@/lib/core/ids";
import type { CitationDto } from "@/lib/schemas/chat";
import { type Expectation, FromMessageBody, type QuestionBody } from "@/lib/schemas/evaluation";
import { command, reachableBots, type Tx } from "../_kit";
import { assertPlaceExists } from "./expected-places";
import { getSetOrThrow, lockSetOrThrow } from "./internal";
import { assertIsNew, insertQuestions, toDto } from "./questions";
import { insertSet } from "./sets";

const OWN_SET = "From conversations";

/**
 * Makes a question that was asked part of an evaluation, in one step: what its answer cited first is expected, or that it
 * is refused. Who may do this sees all conversations.
 */
export const addFromMessage = command({
  name: "evaluation.add_from_message",
  permission: "evaluations:write",
  input: FromMessageBody,
  async run({ tx, input: { messageId, setId } }) {
    const { botId, ...body } = await readMessage(tx, messageId);
    if (setId !== undefined && (await tx.db.evaluationSet.count({ where: { id: setId, botId } })) === 0)
      throw validationFailed([{ path: ["setId"], message: "is not a set of this bot" }]);
    const set = await lockSetOrThrow(tx, setId ?? (await ownSet(tx, botId)));
    await assertIsNew(tx, set.id, body.question);
    const [questionId = "evq_"] = await insertQuestions(tx, set, [body]);
    return { result: await toDto(tx, { setId: set.id, questionId }), audit: { targetId: set.id } };
  },
});

async function ownSet(tx: Tx, botId: BotId) {
  const found = await tx.db.evaluationSet.findFirst({ where: { botId, name: OWN_SET } });
  return found ? (await getSetOrThrow(tx, found.id as `evl_${string}`)).id : insertSet(tx, botId, OWN_SET);
}

/** @throws AppError validation_failed when it is no finished answer of a live bot, or there is nothing to expect */
async function readMessage(tx: Tx, id: MessageId): Promise<QuestionBody & { botId: BotId }> {
  const only = reachableBots(tx.actor);
  const bot = { deletedAt: null, ...(only && { id: { in: [...only] } }) };
  const answer = await tx.db.message.findFirst({
    where: { id, role: "assistant", status: "complete", conversation: { bot } },
    include: { conversation: { select: { botId: true } } },
  });
  const question = answer && (await questionBefore(tx, answer));
  if (!answer || !question) throw wrong("is not an answer that was given in full");
  const botId = answer.conversation.botId as BotId;
  if (answer.refused) return { botId, question, expectation: { expects: "refusal" } };
  // Written by the chat, from citations of this very type.
  const [cited] = answer.citations as CitationDto[];
  if (!cited) throw wrong("cites nothing that could be expected; write the question by hand");
  const expectation: Expectation = { expects: "source", documentId: cited.documentId };
  await assertPlaceExists(tx, botId, expectation);
  return { botId, question, expectation };
}

/** The question as it was looked for: one that goes on from earlier ones was made whole. */
async function questionBefore(
  tx: Tx,
  { id, conversationId, query }: { id: string; conversationId: string; query: string | null },
): Promise<string | null> {
  if (query !== null) return query;
  const before = await tx.db.message.findFirst({
    where: { conversationId, id: { lt: id }, role: "user" },
    orderBy: { id: "desc" },
  });
  return before?.content ?? null;
}

const wrong = (message: string) => validationFailed([{ path: ["messageId"], message }]);
