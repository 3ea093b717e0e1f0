"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { documentPath, parseStretch } from "@/lib/client/document-path";
import { useTenant } from "@/lib/client/tenant";
import { useMediaQuery } from "@/lib/client/use-media-query";
import type { ChunkDto } from "@/lib/schemas/document-text";
import type { DocumentDto } from "@/lib/schemas/source";
import { DocumentDetails, type SourceOfDocument } from "./document-details";
import { markIn } from "./mark";
import { usePanel } from "./panel-context";
import { PassageList } from "./passage-list";
import { TextPane } from "./text-pane";
import { useDocumentText } from "./use-document-text";
import { type View, ViewSwitch } from "./view-switch";

type DocumentReaderProps = { document: DocumentDto; source: SourceOfDocument };

/** The text, its passages and details: one at a time, or the text beside the rest where there is room. */
export function DocumentReader({ document, source }: DocumentReaderProps) {
  const { slug } = useTenant();
  const params = useSearchParams();
  const at = useMemo(() => parseStretch(params.get("at"), params.get("version")), [params]);
  const { result, retry } = useDocumentText(document, at?.version);
  const text = result?.text ?? null;
  const { mark, isGone } = useMemo(() => (text ? markIn(text, at) : { mark: at, isGone: false }), [text, at]);
  const [chosen, setChosen] = useState<View>("text");
  const [visit, setVisit] = useState(0);
  const isWide = useMediaQuery("(min-width: 80rem)");
  const isBeside = usePanel() === null && isWide;
  const view = isBeside && chosen === "text" ? "passages" : chosen;

  function show({ id, start, end }: ChunkDto) {
    // Another place in the same document is no step to go back over.
    history.replaceState(null, "", documentPath(slug, document.id, { start, end, chunkId: id }));
    setVisit((before) => before + 1);
    setChosen("text");
  }

  const choice = (
    <div className="flex min-h-11 shrink-0 items-center border-border border-b px-3 py-1 sm:px-5">
      <ViewSwitch views={isBeside ? ["passages", "details"] : VIEWS} chosen={view} onChoose={setChosen} />
    </div>
  );
  return (
    <div
      className={`min-h-0 flex-1 ${isBeside ? "grid grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)]" : "flex flex-col"}`}
    >
      {!isBeside && choice}
      <div hidden={!isBeside && view !== "text"} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <TextPane
          result={result}
          mark={mark}
          isGone={isGone}
          nowPath={documentPath(slug, document.id)}
          visit={visit}
          isShown={isBeside || view === "text"}
          onRetry={retry}
        />
      </div>
      {view !== "text" && (
        <div className={`flex min-h-0 flex-1 flex-col ${isBeside ? "border-border border-s" : ""}`}>
          {isBeside && choice}
          {view === "passages" ? (
            <PassageList
              key={document.lastCheckedAt}
              document={document}
              mark={text?.isLive ? mark : null}
              onChoose={show}
            />
          ) : (
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-2 sm:px-5">
              <DocumentDetails document={document} source={source} version={text?.version ?? null} />
            </div>
          )}
        </div>
      )}
    </div>
  );
}

const VIEWS = ["text", "passages", "details"] as const;
