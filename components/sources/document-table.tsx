import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { documentPath } from "@/lib/client/document-path";
import { formatBytes, formatNumber } from "@/lib/client/format";
import type { DocumentDto } from "@/lib/schemas/source";
import { DocumentActions } from "./document-actions";
import { answersFromBefore, canRetry, secondName } from "./document-facts";
import { DocumentState } from "./document-state";
import { FileName } from "./file-name";
import { RetryDocument } from "./retry-document";

type DocumentTableProps = { tenant: string; documents: readonly DocumentDto[]; empty: ReactNode };

const NONE = "–";
const figure = (value: number | null) => (value === null ? NONE : formatNumber(value));

/** The documents of a source: how each is, what it came to, and what can be done with it. */
export function DocumentTable({ tenant, documents, empty }: DocumentTableProps) {
  const columns: Column<DocumentDto>[] = [
    {
      key: "document",
      label: "Document",
      cell: (document) => <DocumentCell document={document} tenant={tenant} />,
    },
    {
      key: "state",
      label: "State",
      cell: (document) => <DocumentState document={document} />,
      from: "narrow",
    },
    { key: "pages", label: "Pages", cell: ({ pages }) => figure(pages), from: "wide", align: "end" },
    {
      key: "passages",
      label: "Passages",
      cell: ({ chunks }) => figure(chunks),
      from: "medium",
      align: "end",
    },
    {
      key: "size",
      label: "Size",
      cell: ({ bytes }) => (bytes === null ? NONE : formatBytes(bytes)),
      from: "medium",
      align: "end",
    },
    {
      key: "actions",
      label: "What to do",
      isLabelHidden: true,
      cell: (document) => <DocumentActions document={document} />,
      align: "end",
    },
  ];
  return (
    <DataTable label="Documents" columns={columns} rows={documents} rowKey={({ id }) => id} empty={empty} />
  );
}

/** Where there is little room, the state of a document is in its first cell too. */
function DocumentCell({ document, tenant }: { document: DocumentDto; tenant: string }) {
  const { id, title, error } = document;
  const second = secondName(document);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <Link
        href={documentPath(tenant, id)}
        dir="auto"
        title={title}
        className="max-w-full truncate self-start rounded font-medium hover:underline"
      >
        {title}
      </Link>
      {second && <FileName name={second} className="text-muted text-xs" />}
      <span className="mt-1 @md:hidden">
        <DocumentState document={document} />
      </span>
      {error && (
        <p className="mt-1 wrap-anywhere whitespace-normal text-danger-soft-foreground text-xs">
          {error.message}
        </p>
      )}
      {answersFromBefore(document) && (
        <p className="mt-1 text-muted text-xs">What was read before still answers.</p>
      )}
      {canRetry(document) && <RetryDocument document={document} />}
    </div>
  );
}
