import type { DocumentId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { idOf } from "@/lib/schemas/common";
import { type DocumentDto, UpdateDocumentBody } from "@/lib/schemas/source";
import { command, type Tx } from "../_kit";
import { getWritableSourceOrThrow } from "../sources";
import { toDocumentDtos } from "./document-dto";
import { getDocumentOrThrow } from "./internal";

/** Keeps a document from answering, lets it answer again, or notes about it what is asked by: with this commit, nothing is read or indexed. */
export const updateDocument = command({
  name: "document.update",
  permission: "sources:write",
  input: UpdateDocumentBody.extend({ documentId: idOf("document") }),
  async run({ tx, input: { documentId, isDisabled, metadata } }) {
    const before = await show(tx, documentId);
    await getWritableSourceOrThrow(tx, before.sourceId);
    if (isDisabled !== undefined && isDisabled !== before.isDisabled)
      await tx.db.document.update({
        where: { id: documentId },
        data: { disabledAt: isDisabled ? tx.now() : null },
      });
    if (metadata !== undefined)
      await tx.db.document.update({ where: { id: documentId }, data: { metadata } });
    const result = await show(tx, documentId);
    const audit = { targetId: documentId, before: brief(before), after: brief(result) };
    return { result, audit };
  },
});

async function show(tx: Tx, documentId: DocumentId): Promise<DocumentDto> {
  const [dto] = await toDocumentDtos(tx, [await getDocumentOrThrow(tx, documentId)]);
  return present(dto, "one row gives one document");
}

const brief = ({ isDisabled, metadata }: DocumentDto) => ({ isDisabled, metadata });
