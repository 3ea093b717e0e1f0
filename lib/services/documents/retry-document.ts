import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { SourceId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { requestIngestion, WORKING } from "../ingestion";
import { getWritableSourceOrThrow } from "../sources";
import { toDocumentDtos } from "./document-dto";
import { getDocumentOrThrow } from "./internal";

/** Takes one document in anew. */
export const retryDocument = command({
  name: "document.retry",
  permission: "sources:write",
  input: z.strictObject({ documentId: idOf("document") }),
  async run({ tx, input: { documentId } }) {
    const document = await getDocumentOrThrow(tx, documentId);
    await getWritableSourceOrThrow(tx, document.sourceId as SourceId);
    if (WORKING.some((status) => status === document.status)) {
      throw new AppError("conflict", "This document is being worked on already.");
    }
    const events = await requestIngestion(tx, [{ id: documentId, sourceId: document.sourceId as SourceId }]);
    const [dto] = await toDocumentDtos(tx, [await getDocumentOrThrow(tx, documentId)]);
    return { result: present(dto, "one row gives one document"), events, audit: { targetId: documentId } };
  },
});
