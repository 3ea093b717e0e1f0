import { validationFailed } from "@/lib/core/errors";
import type { BotId, MessageId } from "@/lib/core/ids";
import type { CitationDto } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { type Expectation, FromMessageBody } from "@/lib/schemas/evaluation";
import { command, type Tx } from "../_kit";
import { getBotOrThrow } from "../bots";
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
  input: FromMessageBody.extend({ botId: idOf("bot") }),
  async run({ tx, input: { botId, messageId, setId } }) {
    await getBotOrThrow(tx, botId);
    const body = await readMessage(tx, botId, messageId);
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

/** @throws AppError validation_failed when it is no finished answer of this bot, or there is nothing to expect */
async function readMessage(tx: Tx, botId: BotId, id: MessageId) {
  const answer = await tx.db.message.findFirst({
    where: { id, role: "assistant", status: "complete", conversation: { botId } },
  });
  const question = answer && (await questionBefore(tx, answer));
  if (!answer || !question) throw wrong("is not an answer of this bot");
  // Written by the chat, from citations of this very type.
  const [cited] = answer.citations as CitationDto[];
  if (answer.refused) return { question, expectation: { expects: "refusal" } satisfies Expectation };
  if (!cited) throw wrong("cites nothing that could be expected; write the question by hand");
  const expectation: Expectation = { expects: "source", documentId: cited.documentId };
  await assertPlaceExists(tx, botId, expectation);
  return { question, expectation };
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
