"use client";

import { buttonVariants } from "@heroui/styles";
import { Download, Maximize2 } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { Breadcrumbs } from "@/components/patterns/page-header";
import { StatusBadge } from "@/components/patterns/status-badge";
import { fileHref } from "@/lib/client/api";
import { count } from "@/lib/client/format";
import { useTenant } from "@/lib/client/tenant";
import type { DocumentDto } from "@/lib/schemas/source";
import type { SourceOfDocument } from "./document-details";
import { formatName } from "./format-name";
import { PanelClose, usePanel } from "./panel-context";

type DocumentHeaderProps = { document: DocumentDto; source: SourceOfDocument };

/** Which document this is; as a page with the way back above, in the panel with the ways to a page of its own and out. */
export function DocumentHeader({ document, source }: DocumentHeaderProps) {
  const { path } = useTenant();
  const params = useSearchParams();
  const panel = usePanel();
  const Title = panel ? "h2" : "h1";
  const crumbs = [
    { label: "Sources", href: path("/sources") },
    { label: source.title, href: path(`/sources/${source.id}`) },
  ];
  return (
    <header className="border-border border-b px-4 py-3 sm:px-6 lg:py-4">
      {!panel && <Breadcrumbs crumbs={crumbs} here="Document" />}
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Title
              className={`wrap-anywhere line-clamp-2 font-semibold tracking-tight ${panel ? "text-base" : "text-lg lg:text-xl"}`}
            >
              {document.title}
            </Title>
            {document.status !== "ready" && (
              <StatusBadge status={document.wait ? "waiting" : document.status} />
            )}
          </div>
          <p className="mt-0.5 text-muted text-xs">{factsOf(document).join(" · ")}</p>
        </div>
        <div className="flex shrink-0 items-center gap-1">
          {document.hasFile && <DownloadLink document={document} />}
          {panel && (
            <>
              {/* A whole new page on purpose: a link inside the dashboard would open this panel again. */}
              <a
                href={`${path(`/documents/${document.id}`)}?${params}`}
                aria-label="Open as a page"
                title="Open as a page"
                className={buttonVariants({ variant: "ghost", size: "sm", isIconOnly: true })}
              >
                <Maximize2 aria-hidden="true" />
              </a>
              <PanelClose />
            </>
          )}
        </div>
      </div>
    </header>
  );
}

function DownloadLink({ document }: { document: DocumentDto }) {
  const { slug } = useTenant();
  const isInPanel = usePanel() !== null;
  return (
    <a
      href={fileHref(slug, document.id)}
      download
      aria-label="Download the original"
      title="Download the original"
      className={buttonVariants({
        variant: isInPanel ? "ghost" : "secondary",
        size: "sm",
        isIconOnly: isInPanel,
      })}
    >
      <Download aria-hidden="true" />
      {!isInPanel && <span className="max-sm:sr-only">Original</span>}
    </a>
  );
}

function factsOf(document: DocumentDto): string[] {
  const { pages, chunks } = document;
  return [
    formatName(document),
    ...(pages === null ? [] : [count(pages, "page")]),
    ...(chunks === 0 ? [] : [count(chunks, "passage")]),
  ];
}
