"use client";

import { Button } from "@heroui/react";
import { LocateFixed } from "lucide-react";
import { useDeferredValue, useMemo, useRef } from "react";
import type { Stretch } from "@/lib/client/document-path";
import type { DocumentTextDto } from "@/lib/schemas/document-text";
import { PageJump } from "./page-jump";
import { pagesBetween } from "./runs";
import { type Slice, sliceAt, sliceText } from "./slices";
import { TextSlice } from "./text-slice";
import { useReadingPlace } from "./use-reading-place";
import { PageRules } from "./words";

type TextViewProps = {
  text: DocumentTextDto;
  mark: Stretch | null;
  visit: number;
  isShown: boolean;
};

/** The slices around the place one looks at are drawn first, the others a moment later. */
const DRAWN_FIRST = 2;

/** The text of a document, opened at what is marked. */
export function TextView({ text: document, mark, visit, isShown }: TextViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const { text, pageStarts } = document;
  const slices = useMemo(() => sliceText(document), [document]);
  const isWhole = useDeferredValue(true, false);
  const place = useReadingPlace(container, { slices, pageStarts, mark, visit, isShown });
  const center = mark ? sliceAt(slices, mark.start) : 0;
  const end = slices.at(-1)?.end ?? 0;

  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      {(place.page !== null || mark) && (
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 border-border border-b px-3 py-1 sm:px-5">
          {place.page !== null && (
            <PageJump page={place.page} pages={pageStarts.length} onJump={place.goToPage} />
          )}
          {mark && (
            <Button variant="ghost" size="sm" className="ms-auto" onPress={place.goToMark}>
              <LocateFixed aria-hidden="true" />
              <span className="sr-only @md:not-sr-only">Marked passage</span>
            </Button>
          )}
        </div>
      )}
      <section
        ref={container}
        onScroll={place.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label="Text of the document"
        className="-outline-offset-2 min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-1 pb-16 text-[0.9375rem] leading-6 sm:px-6"
      >
        <h2 className="sr-only">Text</h2>
        <div className="mx-auto max-w-prose">
          {slices.map((slice, index) => (
            <TextSlice
              key={slice.start}
              index={index}
              slice={slice}
              text={text}
              pageStarts={pageStarts}
              previousEnd={slices[index - 1]?.end ?? 0}
              mark={mark && reaches(mark, slice) ? mark : null}
              isBlank={!isWhole && Math.abs(index - center) > DRAWN_FIRST}
            />
          ))}
          <PageRules pages={pagesBetween(pageStarts, Math.max(end, 1), text.length)} />
        </div>
      </section>
    </div>
  );
}

function reaches(mark: Stretch, slice: Slice): boolean {
  return mark.start < slice.end && mark.end > slice.start;
}
