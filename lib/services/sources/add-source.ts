import { newId } from "@/lib/core/ids";
import { AddSourceBody } from "@/lib/schemas/source";
import { type Ctx, command, read } from "../_kit";
import { assertBotsExist } from "../bots";
import { type StoredOriginal, storeOriginal } from "../ingestion";
import { createSource } from "./create-source";

type Prepared = { kind: "text"; original: StoredOriginal } | { kind: "url"; url: string };

/** Adds pasted text or one web page; files come by `addFiles`. */
export const addSource = command({
  name: "source.add",
  permission: "sources:write",
  input: AddSourceBody,
  async prepare({ ctx, input }): Promise<Prepared> {
    await read(ctx, (tx) => assertBotsExist(tx, input.botIds));
    if (input.type === "text") return { kind: "text", original: await storeText(ctx, input.text) };
    await ctx.ports.fetcher.assertAllowed(input.url);
    return { kind: "url", url: new URL(input.url).href };
  },
  async run({ tx, input, prepared }) {
    const { type, botIds } = input;
    const config = prepared.kind === "url" ? { url: prepared.url } : {};
    const document =
      prepared.kind === "url"
        ? { id: newId("document"), url: prepared.url }
        : { ...prepared.original, contentType: "text/markdown" };
    const title = input.title ?? (prepared.kind === "url" ? prepared.url : "");
    const { source, events } = await createSource(tx, {
      type,
      title,
      config,
      botIds,
      documents: [{ ...document, title }],
    });
    return { result: source, events, audit: { targetId: source.id, after: brief(source) } };
  },
  async undo({ ctx, prepared }) {
    if (prepared.kind === "text") await ctx.ports.blobs.deletePrefix(prepared.original.blobKey);
  },
});

function storeText(ctx: Ctx, text: string): Promise<StoredOriginal> {
  return storeOriginal(ctx, newId("document"), new Blob([text]).stream(), Number.MAX_SAFE_INTEGER);
}

function brief({
  type,
  title,
  url,
  botIds,
}: {
  type: string;
  title: string;
  url: string | null;
  botIds: string[];
}) {
  return { type, title, url, botIds };
}
