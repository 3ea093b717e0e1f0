import type { Metadata } from "next";
import { DocumentViewer } from "@/components/documents/document-viewer";
import { type DocumentParams, getDocumentOfPage } from "./document-of-page";

type DocumentPageProps = { params: DocumentParams };

export async function generateMetadata({ params }: DocumentPageProps): Promise<Metadata> {
  return { title: (await getDocumentOfPage(params)).document.title };
}

/** As high as the window: the text and its passages scroll, each for itself. */
export default async function DocumentPage({ params }: DocumentPageProps) {
  const { document, source } = await getDocumentOfPage(params);
  return (
    <div className="flex h-[calc(100dvh-3.5rem-var(--bar))] flex-col lg:h-view">
      <DocumentViewer document={document} source={source} />
    </div>
  );
}
