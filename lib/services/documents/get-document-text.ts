import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import type { DocumentTextDto } from "@/lib/schemas/document-text";
import { query } from "../_kit";
import { getDocumentOrThrow } from "./internal";

/** The whole text as it was extracted, for reading; spans of chunks and citations count in it. */
export const getDocumentText = query({
  name: "document.get_text",
  permission: "sources:read",
  input: z.strictObject({ documentId: idOf("document") }),
  async run({ tx, input: { documentId } }): Promise<DocumentTextDto> {
    const { liveVersion } = await getDocumentOrThrow(tx, documentId);
    const version = await tx.db.documentVersion.findFirst({
      where: { documentId, version: liveVersion ?? -1 },
    });
    if (!version) throw new AppError("not_found", "This document has no text yet.");
    const { text, pageStarts } = version;
    // Written by storeVersion, from the extractor's own blocks.
    return {
      version: version.version,
      text,
      pageStarts,
      blocks: version.blocks as DocumentTextDto["blocks"],
    };
  },
});
