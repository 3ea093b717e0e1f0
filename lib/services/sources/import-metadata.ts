import { z } from "zod";
import { validationFailed } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { Metadata, type MetadataImportDto } from "@/lib/schemas/metadata";
import { command, type Tx } from "../_kit";
import { toPageUrl } from "../sync";
import { getWritableSourceOrThrow } from "./internal";
import { type MetadataRow, readMetadataTable } from "./metadata-table";

const MOST_NAMED = 100;

/** Sets metadata of a source's documents from a table, over what they have; all of its rows, or none when one is wrong. */
export const importMetadata = command({
  name: "source.import_metadata",
  permission: "sources:write",
  input: z.strictObject({ sourceId: idOf("source"), csv: z.string() }),
  async run({ tx, input: { sourceId, csv } }) {
    await getWritableSourceOrThrow(tx, sourceId);
    const rows = readMetadataTable(csv);
    const documents = await findNamed(tx, sourceId, rows);
    const changed = new Map<string, Metadata>();
    const unmatched: string[] = [];
    for (const { name, metadata } of rows) {
      const named = documents.get(name) ?? documents.get(toPageUrl(name) ?? "") ?? [];
      if (named.length === 0) unmatched.push(name);
      for (const { id, ...before } of named)
        changed.set(id, { ...(changed.get(id) ?? Metadata.parse(before.metadata)), ...metadata });
    }
    await write(tx, changed);
    const matched = rows.length - unmatched.length;
    const counts = { rows: rows.length, matched, documents: changed.size };
    const result: MetadataImportDto = { ...counts, unmatched: [...new Set(unmatched)].slice(0, MOST_NAMED) };
    return { result, audit: { targetId: sourceId, after: counts } };
  },
});

type Named = { id: string; metadata: unknown };

/** The documents that a table names, by the name of their file, their address and their title. */
async function findNamed(tx: Tx, sourceId: string, rows: readonly MetadataRow[]) {
  const names = [...new Set(rows.flatMap(({ name }) => [name, toPageUrl(name) ?? name]))];
  const found = await tx.db.document.findMany({
    where: {
      sourceId,
      deletedAt: null,
      OR: [{ fileName: { in: names } }, { url: { in: names } }, { title: { in: names } }],
    },
    select: { id: true, fileName: true, url: true, title: true, metadata: true },
  });
  const documents = new Map<string, Named[]>();
  for (const { fileName, url, title, ...document } of found)
    for (const name of new Set([fileName, url, title]))
      if (name !== null) documents.set(name, [...(documents.get(name) ?? []), document]);
  return documents;
}

async function write(tx: Tx, changed: ReadonlyMap<string, Metadata>): Promise<void> {
  const isTooMuch = [...changed.values()].some((metadata) => !Metadata.safeParse(metadata).success);
  if (isTooMuch)
    throw validationFailed([
      { path: ["csv"], message: "A document would have more than 50 keys with what it has already" },
    ]);
  const texts = [...changed.values()].map((metadata) => JSON.stringify(metadata));
  await tx.db.$executeRaw`
    update "Document" d set metadata = m.metadata::jsonb, "updatedAt" = now()
    from unnest(${[...changed.keys()]}::text[], ${texts}::text[]) as m(id, metadata) where d.id = m.id`;
}
