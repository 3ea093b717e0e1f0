import { AddSourceBody, type SourceDto } from "@/lib/schemas/source";
import { command, reachableBots, read } from "../_kit";
import { assertBotsExist } from "../bots";
import { createSource } from "./create-source";
import { discardTexts, type Prepared, prepareSource } from "./prepare-source";

/** Adds text, questions with answers, pages, a site or a video; files come by `addFiles`. */
export const addSource = command({
  name: "source.add",
  permission: "sources:write",
  input: AddSourceBody,
  async prepare({ ctx, input }) {
    await read(ctx, (tx) => assertBotsExist(tx, input.botIds));
    return prepareSource(ctx, input);
  },
  async run({ tx, input: { type, botIds, metadata, chunking }, prepared }) {
    const { source, events } = await createSource(tx, {
      ...(reachableBots(tx.actor) === null ? prepared : apart(prepared)),
      ...{ type, botIds, metadata, chunking },
    });
    return { result: source, events, audit: { targetId: source.id, after: brief(source) } };
  },
  undo: ({ ctx, prepared }) => discardTexts(ctx, prepared.documents),
});

/** Whether something is there that a token cannot reach is nothing for it to learn. */
function apart({ config, addresses: _, ...prepared }: Prepared): Prepared {
  return { ...prepared, config: { ...config, isApart: true } };
}

function brief({ type, title, url, botIds }: SourceDto) {
  return { type, title, url, botIds };
}
