import type { ReactNode } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusBadge } from "@/components/patterns/status-badge";
import { TextLink } from "@/components/patterns/text-link";
import { WaitNote } from "@/components/patterns/wait-note";
import { formatNumber } from "@/lib/client/format";
import { useTenant } from "@/lib/client/tenant";
import { formatBytes } from "@/lib/core/format-bytes";
import type { DocumentDto, SourceDto } from "@/lib/schemas/source";
import { formatName } from "./format-name";
import { NoteDocument } from "./note-document";

export type SourceOfDocument = Pick<SourceDto, "id" | "title">;

type DocumentDetailsProps = {
  document: DocumentDto;
  source: SourceOfDocument;
  /** Of the text that answers; null as long as there is none. */
  version: number | null;
};

/** What is known of a document beside its text. */
export function DocumentDetails({ document, source, version }: DocumentDetailsProps) {
  return (
    <div className="flex flex-col gap-3">
      <Facts document={document} source={source} version={version} />
      <NoteDocument document={document} />
    </div>
  );
}

function Facts({ document, source, version }: DocumentDetailsProps) {
  const { path } = useTenant();
  return (
    <dl className="flex flex-col">
      <Detail label="State">
        {document.isDisabled && document.status === "ready" ? (
          "Disabled: it answers nothing"
        ) : (
          <StatusBadge status={document.wait ? "waiting" : document.status} />
        )}
      </Detail>
      {document.wait && (
        <Detail label="Why it waits">
          <WaitNote wait={document.wait} />
        </Detail>
      )}
      {document.error && <Detail label="Cause">{document.error.message}</Detail>}
      <Detail label="Source">
        <TextLink href={path(`/sources/${source.id}`)}>{source.title}</TextLink>
      </Detail>
      {document.parentId && document.parentName && (
        <Detail label="Came in">
          <TextLink href={path(`/documents/${document.parentId}`)}>{document.parentName}</TextLink>
        </Detail>
      )}
      {document.attachments > 0 && <Detail label="Files in it">{formatNumber(document.attachments)}</Detail>}
      {document.sameFiles.length > 0 && (
        <Detail label="Not added twice">
          <ul>
            {document.sameFiles.map(({ name, sameAs }) => (
              <li key={name}>
                {name}, the same as {sameAs}
              </li>
            ))}
          </ul>
        </Detail>
      )}
      {document.fileName && <Detail label="File">{document.fileName}</Detail>}
      {document.url && (
        <Detail label="Address">
          <a
            href={document.url}
            target="_blank"
            rel="noreferrer"
            className="rounded text-link underline underline-offset-4"
          >
            {document.url}
          </a>
        </Detail>
      )}
      <Detail label="Type">{formatName(document)}</Detail>
      {document.bytes !== null && <Detail label="Size">{formatBytes(document.bytes)}</Detail>}
      {document.pages !== null && <Detail label="Pages">{formatNumber(document.pages)}</Detail>}
      <Detail label="Passages">{formatNumber(document.chunks)}</Detail>
      {version !== null && <Detail label="Version">{formatNumber(version)}</Detail>}
      {document.lastCheckedAt && (
        <Detail label="Last checked">
          <RelativeTime iso={document.lastCheckedAt} />
        </Detail>
      )}
      {Object.entries(document.metadata).map(([key, value]) => (
        <Detail key={key} label={key}>
          {String(value)}
        </Detail>
      ))}
      <Detail label="Added">
        <RelativeTime iso={document.createdAt} />
      </Detail>
      <Detail label="Id">
        <code className="select-all font-mono text-xs">{document.id}</code>
      </Detail>
    </dl>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-0.5 border-separator border-b py-2.5 last:border-0">
      <dt className="wrap-anywhere w-28 shrink-0 text-muted">{label}</dt>
      <dd className="wrap-anywhere min-w-0 flex-1 basis-40">{children}</dd>
    </div>
  );
}
