import { z } from "zod";
import type { DocumentId } from "@/lib/core/ids";
import { type Block, type Ctx, command, read } from "../_kit";
import { type StoredOriginal, storeOriginal } from "./original";

/** Sources whose documents were typed in: there is no file that people could bring again. */
const TYPED_IN = ["text", "qa"] as const;

/**
 * Writes the original of a text that was typed in anew, from its newest text in PostgreSQL: the same words in the same
 * headings, lists and code. False where there is no such text.
 */
export async function rewriteOriginal(ctx: Ctx, documentId: DocumentId): Promise<boolean> {
  const version = await read(ctx, ({ db }) =>
    db.documentVersion.findFirst({
      where: { documentId, document: { deletedAt: null, source: { type: { in: [...TYPED_IN] } } } },
      orderBy: { version: "desc" },
    }),
  );
  if (!version) return false;
  // Written by storeVersion, from the extractor's own blocks.
  const body = new Blob([toMarkdown(version.text, version.blocks as Block[])]).stream();
  await noteOriginal(ctx, await storeOriginal(ctx, documentId, body, Number.MAX_SAFE_INTEGER));
  return true;
}

/** Pure: a text and its blocks as Markdown that is read as them. */
export function toMarkdown(text: string, blocks: readonly Block[]): string {
  const parts = blocks.map(({ start, end, kind, level = 1 }) => {
    const words = text.slice(start, end);
    if (kind === "heading") return `${"#".repeat(level)} ${words}`;
    return kind === "code" ? `~~~~\n${words}\n~~~~` : words;
  });
  return parts.length > 0 ? parts.join("\n\n") : text;
}

/** Notes what was stored in place of an original that was lost. */
const noteOriginal = command({
  name: "document.rewrite_original",
  permission: "sources:write",
  input: z.custom<StoredOriginal>(),
  async run({ tx, input: { id, ...stored } }) {
    await tx.db.document.updateMany({ where: { id, deletedAt: null }, data: stored });
    return { result: null, audit: { skip: "it says what it said before" } };
  },
});
