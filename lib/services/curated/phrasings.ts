import { type Issue, validationFailed } from "@/lib/core/errors";
import type { AnswerId, BotId } from "@/lib/core/ids";
import type { CuratedFields } from "@/lib/schemas/curated";
import type { Tx } from "../_kit";
import { KEYED_BY, questionKey } from "./question-key";

export type Phrasing = { text: string; key: string; keyedBy: string };
type Asked = Pick<CuratedFields, "question" | "alternatives">;
export type Owner = { botId: BotId; answerId: AnswerId };

/**
 * The question and its other phrasings, each with its key; one that asks the very same as one before says nothing new and is
 * left out. @throws AppError validation_failed for one that asks nothing
 */
export function toPhrasings({ question, alternatives }: Asked): Phrasing[] {
  const issues: Issue[] = [];
  const phrasings = [question, ...alternatives].flatMap((text, index) => {
    const key = questionKey(text);
    if (key === null) issues.push({ path: placeOf(index), message: "must have words to go by" });
    return key === null ? [] : [{ text, key, keyedBy: KEYED_BY }];
  });
  if (issues.length > 0) throw validationFailed(issues);
  return phrasings.filter(({ key }, at) => phrasings.findIndex((other) => other.key === key) === at);
}

/**
 * Makes these the phrasings of an answer. Whoever calls it holds the bot (`holdBot`), so that no other answer takes one of
 * them meanwhile. @throws AppError validation_failed for one that another answer of the bot has
 */
export async function writePhrasings(tx: Tx, owner: Owner, asked: Asked): Promise<void> {
  const phrasings = toPhrasings(asked);
  await assertFree(tx, owner, asked, phrasings);
  await tx.db.curatedPhrasing.deleteMany({ where: { answerId: owner.answerId } });
  await tx.db.curatedPhrasing.createMany({
    data: phrasings.map((phrasing, ordinal) => ({ ...phrasing, ...owner, ordinal, tenantId: tx.tenant.id })),
  });
}

async function assertFree(tx: Tx, { botId, answerId }: Owner, asked: Asked, own: Phrasing[]): Promise<void> {
  const taken = await tx.db.curatedPhrasing.findMany({
    where: { botId, key: { in: own.map(({ key }) => key) }, answerId: { not: answerId } },
    select: { key: true, text: true },
  });
  if (taken.length === 0) return;
  const issues = [asked.question, ...asked.alternatives].flatMap((text, index) => {
    const key = questionKey(text);
    const other = taken.find((one) => one.key === key);
    return other ? [{ path: placeOf(index), message: `is answered already: “${other.text}”` }] : [];
  });
  throw validationFailed(issues);
}

/** Lets nobody else write answers of the bot until the transaction ends. */
export async function holdBot(tx: Tx, botId: BotId): Promise<void> {
  await tx.db.$queryRaw`select 1 from "Bot" where id = ${botId} for no key update`;
}

function placeOf(index: number): (string | number)[] {
  return index === 0 ? ["question"] : ["alternatives", index - 1];
}
