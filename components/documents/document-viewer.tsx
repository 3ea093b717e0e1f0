"use client";

import { Live } from "@/components/patterns/live";
import type { DocumentDto } from "@/lib/schemas/source";
import { DocumentDetails, type SourceOfDocument } from "./document-details";
import { DocumentFlags } from "./document-flags";
import { DocumentHeader } from "./document-header";
import { DocumentNotice } from "./document-notice";
import { DocumentReader } from "./document-reader";
import { hasNotices, hasText, isAtWork } from "./document-state";
import { EnableDocument } from "./enable-document";

type DocumentViewerProps = { document: DocumentDto; source: SourceOfDocument };

/** A document as a page or in the panel: its text with what was cited, its passages, and what is known of it. */
export function DocumentViewer({ document, source }: DocumentViewerProps) {
  const isReadable = hasText(document);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DocumentHeader document={document} source={source} />
      {isReadable && (
        <>
          {hasNotices(document) && (
            <div className="flex flex-col gap-2 border-border border-b px-4 py-3 sm:px-6">
              <DocumentNotice document={document} />
              <EnableDocument document={document} />
              <DocumentFlags flags={document.flags} />
            </div>
          )}
          <DocumentReader document={document} source={source} />
        </>
      )}
      {!isReadable && (
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-5 sm:px-6">
          <div className="mx-auto flex max-w-2xl flex-col gap-5">
            <DocumentNotice document={document} />
            <EnableDocument document={document} />
            <DocumentDetails document={document} source={source} version={null} />
          </div>
        </div>
      )}
      <Live path={`/documents/${document.id}`} isActive={isAtWork(document)} />
    </div>
  );
}
