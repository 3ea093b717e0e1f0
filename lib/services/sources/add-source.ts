import { z } from "zod";
import { AddSourceBody, type SourceDto } from "@/lib/schemas/source";
import { command, reachableBots, read, workflow } from "../_kit";
import { assertBotsExist } from "../bots";
import { discardUnused } from "./add-files";
import { createSource } from "./create-source";
import { type Prepared, prepareSource } from "./prepare-source";

/** Adds text, questions with answers, pages, a site or a video; files come by `addFiles`. */
export const addSource = workflow({
  name: "source.add",
  permission: "sources:write",
  input: AddSourceBody,
  isOnce: true,
  addsContent: true,
  async run({ ctx, input }) {
    await read(ctx, (tx) => assertBotsExist(tx, input.botIds));
    const prepared = await prepareSource(ctx, input);
    try {
      return await addPrepared(ctx, { body: input, prepared });
    } finally {
      await discardUnused(ctx, prepared.documents);
    }
  },
});

const addPrepared = command({
  name: "source.add",
  permission: "sources:write",
  input: z.custom<{ body: z.output<typeof AddSourceBody>; prepared: Prepared }>(),
  identity: ({ body }) => body,
  adds: ["sources", "documents", "storageBytes"],
  async run({ tx, input: { body, prepared } }) {
    const { type, botIds, metadata, chunking } = body;
    const { source, events } = await createSource(tx, {
      ...(reachableBots(tx.actor) === null ? prepared : apart(prepared)),
      ...{ type, botIds, metadata, chunking },
    });
    return { result: source, events, audit: { targetId: source.id, after: brief(source) } };
  },
});

/** Whether something is there that a token cannot reach is nothing for it to learn. */
function apart({ config, addresses: _, documents, title }: Prepared): Prepared {
  return {
    ...{ title, config: { ...config, isApart: true } },
    documents: documents.map(({ dedupeKey: __, ...document }) => document),
  };
}

function brief({ type, title, url, botIds }: SourceDto) {
  return { type, title, url, botIds };
}
