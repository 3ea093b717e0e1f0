import {
  type DocumentParams,
  getDocumentOfPage,
} from "@/app/t/[tenant]/documents/[documentId]/document-of-page";
import { DocumentViewer } from "@/components/documents/document-viewer";

/** A document that is reached by a link inside the dashboard opens beside the page that the link is on. */
export default async function DocumentPanel({ params }: { params: DocumentParams }) {
  const { document, source } = await getDocumentOfPage(params);
  return <DocumentViewer document={document} source={source} />;
}
