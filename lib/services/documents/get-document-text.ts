import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { type DocumentTextDto, DocumentTextQuery } from "@/lib/schemas/document-text";
import { query } from "../_kit";
import { getDocumentOrThrow } from "./internal";

/** The whole text as it was extracted, of the version that answers now or of an older one, for reading; spans of chunks and citations count in it. */
export const getDocumentText = query({
  name: "document.get_text",
  permission: "sources:read",
  input: DocumentTextQuery.extend({ documentId: idOf("document") }),
  async run({ tx, input: { documentId, version: wanted } }): Promise<DocumentTextDto> {
    const { liveVersion } = await getDocumentOrThrow(tx, documentId);
    const version = await tx.db.documentVersion.findFirst({
      where: { documentId, version: wanted ?? liveVersion ?? -1 },
    });
    if (!version) {
      const message = wanted ? "This version of the text is not kept." : "This document has no text yet.";
      throw new AppError("not_found", message);
    }
    const { text, pageStarts } = version;
    // Written by storeVersion, from the extractor's own blocks.
    return {
      version: version.version,
      isLive: version.version === liveVersion,
      text,
      pageStarts,
      blocks: version.blocks as DocumentTextDto["blocks"],
    };
  },
});
