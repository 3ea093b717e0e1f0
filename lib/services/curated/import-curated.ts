import { z } from "zod";
import { type Issue, validationFailed } from "@/lib/core/errors";
import { type AnswerId, type BotId, newId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { type CuratedFields, type CuratedImportDto, MOST_CURATED } from "@/lib/schemas/curated";
import { command, type Tx } from "../_kit";
import { getBotOrThrow } from "../bots";
import { tooMany } from "./create-curated";
import { readCuratedTable } from "./curated-table";
import { holdBot, type Phrasing, toPhrasings } from "./phrasings";

const MOST_ISSUES = 20;

type Row = CuratedFields & { id: AnswerId; isNew: boolean; phrasings: Phrasing[] };

/**
 * Takes answers out of a table: a row whose question is answered already replaces that answer, all others are new. All rows,
 * or none when one is wrong.
 */
export const importCurated = command({
  name: "curated.import",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot"), csv: z.string() }),
  addsContent: true,
  async run({ tx, input: { botId, csv } }) {
    await getBotOrThrow(tx, botId);
    const table = readCuratedTable(csv);
    await holdBot(tx, botId);
    const known = await findPhrasings(tx, botId);
    const rows = toRows(table, known);
    const before = await findStored(tx, botId);
    const changed = rows.filter((row) => before.get(row.id) !== toComparable(row));
    const created = rows.filter(({ isNew }) => isNew).length;
    if (before.size + created > MOST_CURATED) throw tooMany();
    await write(tx, botId, changed);
    const counts = { created, updated: changed.length - created, unchanged: rows.length - changed.length };
    const result: CuratedImportDto = { rows: rows.length, ...counts };
    return { result, audit: { targetId: botId, after: result } };
  },
});

/** Which answer of the bot has which question. */
async function findPhrasings(tx: Tx, botId: BotId): Promise<Map<string, AnswerId>> {
  const rows = await tx.db.curatedPhrasing.findMany({
    where: { botId },
    select: { key: true, answerId: true },
  });
  return new Map(rows.map(({ key, answerId }) => [key, answerId as AnswerId]));
}

/** @throws AppError validation_failed when two rows, or a row and an answer that it does not replace, share a question */
function toRows(table: readonly CuratedFields[], known: ReadonlyMap<string, AnswerId>): Row[] {
  const issues: Issue[] = [];
  const taken = new Map<string, number>();
  const rows = table.map((fields, index): Row => {
    const phrasings = phrasingsOf(fields, index);
    const earlier = known.get(phrasings[0]?.key ?? "");
    const id = earlier ?? newId("answer");
    for (const { key, text } of phrasings) {
      const other = known.get(key) ?? id;
      const row = taken.get(key);
      if (row !== undefined) issues.push(issue(index, `asks the same as row ${row + 2}: “${text}”`));
      else if (other !== id) issues.push(issue(index, `asks what another answer is for: “${text}”`));
      taken.set(key, index);
    }
    return { ...fields, id, isNew: earlier === undefined, phrasings };
  });
  const twice = rows.findIndex(({ id }, at) => rows.findIndex((row) => row.id === id) < at);
  if (twice >= 0) issues.push(issue(twice, "replaces the same answer as a row before"));
  if (issues.length > 0) throw validationFailed(issues.slice(0, MOST_ISSUES));
  return rows;
}

function phrasingsOf(fields: CuratedFields, index: number): Phrasing[] {
  try {
    return toPhrasings(fields);
  } catch {
    throw validationFailed([issue(index, "a question must have words to go by")]);
  }
}

const issue = (index: number, message: string): Issue => ({
  path: ["csv"],
  message: `row ${index + 2}: ${message}`,
});

/** What each answer says now, to be compared. */
async function findStored(tx: Tx, botId: BotId): Promise<Map<string, string>> {
  const rows = await tx.db.curatedAnswer.findMany({
    where: { botId },
    include: { phrasings: { select: { text: true }, orderBy: { ordinal: "asc" } } },
  });
  return new Map(
    rows.map(({ id, answer, links, disabledAt, phrasings }) => [
      id,
      toComparable({ answer, links, isDisabled: disabledAt !== null, phrasings }),
    ]),
  );
}

type Comparable = {
  answer: string;
  links: unknown;
  isDisabled: boolean;
  phrasings: readonly { text: string }[];
};

function toComparable({ answer, links, isDisabled, phrasings }: Comparable): string {
  const places = (links as CuratedFields["links"]).map(({ title, url }) => [title, url]);
  return JSON.stringify([answer, places, isDisabled, phrasings.map(({ text }) => text)]);
}

async function write(tx: Tx, botId: BotId, rows: readonly Row[]): Promise<void> {
  const tenantId = tx.tenant.id;
  const disabledAt = (isDisabled: boolean) => (isDisabled ? tx.now() : null);
  await tx.db.curatedAnswer.createMany({
    data: rows
      .filter(({ isNew }) => isNew)
      .map(({ id, answer, links, isDisabled }) => ({
        ...{ id, tenantId, botId, answer, links },
        disabledAt: disabledAt(isDisabled),
      })),
  });
  const changed = rows.filter(({ isNew }) => !isNew);
  await tx.db.$executeRaw`
    update "CuratedAnswer" a set answer = n.answer, links = n.links::jsonb, "updatedAt" = ${tx.now()},
      "disabledAt" = case when n.disabled then coalesce(a."disabledAt", ${tx.now()}) end
    from unnest(
      ${changed.map(({ id }) => id)}::text[], ${changed.map(({ answer }) => answer)}::text[],
      ${changed.map(({ links }) => JSON.stringify(links))}::text[],
      ${changed.map(({ isDisabled }) => isDisabled)}::boolean[]
    ) as n(id, answer, links, disabled) where a.id = n.id`;
  await tx.db.curatedPhrasing.deleteMany({ where: { answerId: { in: changed.map(({ id }) => id) } } });
  await tx.db.curatedPhrasing.createMany({
    data: rows.flatMap(({ id, phrasings }) =>
      phrasings.map((phrasing, ordinal) => ({ ...phrasing, answerId: id, ordinal, tenantId, botId })),
    ),
  });
}
