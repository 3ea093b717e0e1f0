import type { SourceId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { idOf } from "@/lib/schemas/common";
import { UpdateDocumentBody } from "@/lib/schemas/source";
import { command } from "../_kit";
import { getWritableSourceOrThrow } from "../sources";
import { toDocumentDtos } from "./document-dto";
import { getDocumentOrThrow } from "./internal";

/** Keeps a document from answering, or lets it answer again: with this commit, without reading or indexing anything. */
export const updateDocument = command({
  name: "document.update",
  permission: "sources:write",
  input: UpdateDocumentBody.extend({ documentId: idOf("document") }),
  async run({ tx, input: { documentId, isDisabled } }) {
    const before = await getDocumentOrThrow(tx, documentId);
    await getWritableSourceOrThrow(tx, before.sourceId as SourceId);
    const disabledAt = isDisabled ? (before.disabledAt ?? tx.now()) : null;
    if (isDisabled !== undefined)
      await tx.db.document.update({ where: { id: documentId }, data: { disabledAt } });
    const [dto] = await toDocumentDtos(tx, [await getDocumentOrThrow(tx, documentId)]);
    const result = present(dto, "one row gives one document");
    const audit = {
      targetId: documentId,
      before: { isDisabled: before.disabledAt !== null },
      after: { isDisabled: result.isDisabled },
    };
    return { result, audit };
  },
});
