"use client";

import { FileClock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { Bone } from "@/components/patterns/skeletons";
import type { Stretch } from "@/lib/client/document-path";
import { requestIdOf } from "@/lib/client/wire-error";
import { TextView } from "./text-view";
import type { TextResult } from "./use-document-text";

type TextPaneProps = {
  result: TextResult | null;
  mark: Stretch | null;
  /** What the address names was in another version of the text. */
  isGone: boolean;
  /** Where the text stands as it is now. */
  nowPath: string;
  visit: number;
  isShown: boolean;
  onRetry(): void;
};

/** The place of the text: while it is on its way, when it did not come, and when it is there. */
export function TextPane({ result, mark, isGone, nowPath, visit, isShown, onRetry }: TextPaneProps) {
  if (result === null) return <TextBones />;
  if (result.error) {
    return (
      <div className="p-4 sm:p-6">
        <ErrorState
          title="The text could not be loaded"
          requestId={requestIdOf(result.error)}
          onRetry={onRetry}
        >
          {result.error.message}
        </ErrorState>
      </div>
    );
  }
  return (
    <>
      {isGone && (
        <Changed>
          This document has changed since the passage was cited, so the passage is not marked. This is the
          text as it is now, from the top.
        </Changed>
      )}
      {!result.text.isLive && (
        <Changed>
          This document has changed since the passage was cited. This is the text as it was then.{" "}
          <Link href={nowPath} replace className="font-medium underline underline-offset-2">
            Show it as it is now
          </Link>
        </Changed>
      )}
      <TextView text={result.text} mark={mark} visit={visit} isShown={isShown} />
    </>
  );
}

function Changed({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex gap-3 border-border border-b bg-warning-soft px-4 py-2.5 text-warning-soft-foreground sm:px-6"
    >
      <FileClock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <p>{children}</p>
    </div>
  );
}

const LINES = {
  title: "w-1/2",
  first: "w-full",
  second: "w-11/12",
  third: "w-full",
  fourth: "w-3/4",
  fifth: "w-full",
  sixth: "w-10/12",
  seventh: "w-full",
  last: "w-2/3",
};

/** What a text looks like before it is there. */
export function TextBones() {
  return (
    <div className="px-4 pt-6 sm:px-6" aria-busy="true">
      <span className="sr-only" role="status">
        Loading the text
      </span>
      <div className="mx-auto flex max-w-prose flex-col gap-3">
        {Object.entries(LINES).map(([line, width]) => (
          <Bone key={line} className={`h-4 ${width}`} />
        ))}
      </div>
    </div>
  );
}
