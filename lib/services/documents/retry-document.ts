import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { SourceId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { idOf } from "@/lib/schemas/common";
import { command, read } from "../_kit";
import { isOriginalLost, ORIGINAL_LOST, requestIngestion, WORKING } from "../ingestion";
import { getWritableSourceOrThrow } from "../sources";
import { refetchPages } from "../sync";
import { toDocumentDtos } from "./document-dto";
import { getDocumentOrThrow } from "./internal";

/** Takes one document in anew; a page whose original was lost is fetched again first. */
export const retryDocument = command({
  name: "document.retry",
  permission: "sources:write",
  input: z.strictObject({ documentId: idOf("document") }),
  addsContent: true,
  async prepare({ ctx, input: { documentId } }) {
    const { blobKey } = await read(ctx, (tx) => getDocumentOrThrow(tx, documentId));
    return { isLost: await isOriginalLost(ctx, blobKey) };
  },
  async run({ tx, input: { documentId }, prepared: { isLost } }) {
    const document = await getDocumentOrThrow(tx, documentId);
    const sourceId = document.sourceId as SourceId;
    const { type } = await getWritableSourceOrThrow(tx, sourceId);
    if (WORKING.some((status) => status === document.status)) {
      throw new AppError("conflict", "This document is being worked on already.");
    }
    const { url } = document;
    if (isLost && !url && type === "file") throw new AppError("conflict", ORIGINAL_LOST.message);
    const fetched = isLost && url ? await refetchPages(tx, sourceId, [{ documentId, url }]) : null;
    if (isLost && url && !fetched) throw new AppError("conflict", "Its source is being looked at already.");
    const events = fetched ? [fetched] : await requestIngestion(tx, [{ id: documentId, sourceId }]);
    const [dto] = await toDocumentDtos(tx, [await getDocumentOrThrow(tx, documentId)]);
    return { result: present(dto, "one row gives one document"), events, audit: { targetId: documentId } };
  },
});
