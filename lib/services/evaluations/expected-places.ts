import { validationFailed } from "@/lib/core/errors";
import type { BotId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import { Expectation } from "@/lib/schemas/evaluation";
import type { Tx } from "../_kit";
import type { Names } from "./question-table";

const ofBot = (botId: BotId): Prisma.SourceWhereInput => ({ deletedAt: null, bots: { some: { botId } } });

/** @throws AppError validation_failed when what is expected is nothing that the bot has */
export async function assertPlaceExists(tx: Tx, botId: BotId, expectation: Expectation): Promise<void> {
  if (expectation.expects !== "source") return;
  const { documentId, sourceId } = expectation;
  if (documentId !== undefined) {
    const where = { id: documentId, deletedAt: null, source: ofBot(botId), ...(sourceId && { sourceId }) };
    if ((await tx.db.document.count({ where })) === 0) throw notOfBot("document");
  } else if ((await tx.db.source.count({ where: { id: sourceId, ...ofBot(botId) } })) === 0)
    throw notOfBot("source");
}

const notOfBot = (what: "document" | "source") =>
  validationFailed([{ path: ["expectation", `${what}Id`], message: `is not a ${what} of this bot` }]);

/** Everything that the bot has, by each name that people may write for it. */
export async function namePlaces(tx: Tx, botId: BotId): Promise<Names> {
  const sources = await tx.db.source.findMany({ where: ofBot(botId), select: { id: true, title: true } });
  const documents = await tx.db.document.findMany({
    where: { deletedAt: null, source: ofBot(botId) },
    select: { id: true, title: true, fileName: true, url: true },
  });
  return {
    sources: byName(sources.map(({ id, title }) => ({ id: id as `src_${string}`, names: [id, title] }))),
    documents: byName(
      documents.map(({ id, ...names }) => ({
        id: id as `doc_${string}`,
        names: [id, names.title, names.fileName, names.url],
      })),
    ),
  };
}

function byName<Id>(things: readonly { id: Id; names: readonly (string | null)[] }[]): Map<string, Id[]> {
  const known = new Map<string, Id[]>();
  for (const { id, names } of things)
    for (const name of new Set(names.flatMap((name) => name?.trim().toLowerCase() ?? [])))
      known.set(name, [...(known.get(name) ?? []), id]);
  return known;
}

/** What is expected, with the titles of what it names; what is gone has none. */
export async function titlePlaces(
  tx: Tx,
  rows: readonly { expectation: unknown }[],
): Promise<{ expectation: Expectation; place: string | null }[]> {
  // Written by this folder alone, from values of this very type.
  const expectations = rows.map(({ expectation }) => Expectation.parse(expectation));
  const ids = expectations.flatMap((one) =>
    one.expects === "source" ? [one.documentId ?? one.sourceId] : [],
  );
  const wanted = {
    where: { id: { in: ids.filter((id) => id !== undefined) }, deletedAt: null },
    select: { id: true, title: true },
  };
  const found = [...(await tx.db.document.findMany(wanted)), ...(await tx.db.source.findMany(wanted))];
  const titles = new Map(found.map(({ id, title }) => [id, title]));
  return expectations.map((expectation) => {
    const id =
      expectation.expects === "source" ? (expectation.documentId ?? expectation.sourceId) : undefined;
    return { expectation, place: titles.get(id ?? "") ?? null };
  });
}
