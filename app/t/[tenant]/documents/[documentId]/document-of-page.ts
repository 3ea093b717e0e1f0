import { cache } from "react";
import type { DocumentId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { getDocument } from "@/lib/services/documents";
import { getSource } from "@/lib/services/sources";

export type DocumentParams = Promise<{ tenant: string; documentId: string }>;

const find = cache(async (tenant: string, documentId: string) => {
  const { ctx } = await getPageCtx(Promise.resolve({ tenant }));
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  const document = await orNotFound(getDocument(ctx, { documentId: documentId as DocumentId }));
  const { id, title } = await orNotFound(getSource(ctx, { sourceId: document.sourceId }));
  return { document, source: { id, title } };
});

/** The document that a page's address names, and its source; read once for the title and the content. */
export async function getDocumentOfPage(params: DocumentParams) {
  const { tenant, documentId } = await params;
  return find(tenant, documentId);
}
