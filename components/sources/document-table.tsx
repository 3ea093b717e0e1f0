import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { WaitNote } from "@/components/patterns/wait-note";
import { cameIn } from "@/lib/client/came-in";
import { documentPath } from "@/lib/client/document-path";
import { count, formatNumber } from "@/lib/client/format";
import { formatBytes } from "@/lib/core/format-bytes";
import type { DocumentDto } from "@/lib/schemas/source";
import { DocumentActions } from "./document-actions";
import { answersFromBefore, secondName } from "./document-facts";
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
      cell: (document) => (
        <span className="flex items-center justify-end gap-1">
          {document.canRetry && (
            <span className="hidden @2xl:block">
              <RetryDocument document={document} />
            </span>
          )}
          <DocumentActions document={document} />
        </span>
      ),
      align: "end",
    },
  ];
  return (
    <DataTable label="Documents" columns={columns} rows={documents} rowKey={({ id }) => id} empty={empty} />
  );
}

/** What the columns say that are folded away where there is little room. */
function sizeOf({ chunks, bytes }: DocumentDto, isContinued: boolean): string {
  const parts = [count(chunks, "passage"), ...(bytes === null ? [] : [formatBytes(bytes)])];
  return `${isContinued ? " · " : ""}${parts.join(" · ")}`;
}

/** Where there is little room, all of a document is in its first cell. The whole cell leads to it. */
function DocumentCell({ document, tenant }: { document: DocumentDto; tenant: string }) {
  const { id, title, error, wait } = document;
  const second = secondName(document);
  const parent = cameIn(document);
  return (
    <div className="relative flex min-w-0 flex-col gap-0.5">
      <Link
        href={documentPath(tenant, id)}
        dir="auto"
        title={title}
        className="max-w-full self-start truncate rounded font-medium after:absolute after:inset-0 hover:underline"
      >
        {title}
      </Link>
      <span className="flex min-w-0 text-muted text-xs">
        {second && <FileName name={second} />}
        <span className="shrink-0 whitespace-pre @2xl:hidden">{sizeOf(document, second !== null)}</span>
      </span>
      {parent && (
        <span className="flex min-w-0 items-center gap-1 text-muted text-xs">
          <CornerDownRight className="size-3 shrink-0 rtl:-scale-x-100" aria-hidden="true" />
          <FileName name={parent} />
        </span>
      )}
      <span className="mt-1 @md:hidden">
        <DocumentState document={document} />
      </span>
      {error && (
        <p className="mt-1 wrap-anywhere whitespace-normal text-danger-soft-foreground text-xs">
          {error.message}
        </p>
      )}
      {wait && (
        <p className="mt-1 wrap-anywhere whitespace-normal text-muted text-xs">
          <WaitNote wait={wait} />
        </p>
      )}
      {answersFromBefore(document) && (
        <p className="mt-1 text-muted text-xs">What was read before still answers.</p>
      )}
      {document.canRetry && (
        <span className="relative mt-1.5 self-start empty:hidden @2xl:hidden">
          <RetryDocument document={document} />
        </span>
      )}
    </div>
  );
}
