import { Fragment } from "react";
import type { Stretch } from "@/lib/client/document-path";
import { runsOf } from "./runs";

export type WordsProps = {
  text: string;
  stretch: Stretch;
  /** What is marked in the whole text. */
  mark: Stretch | null;
  pageStarts: readonly number[];
};

/** A stretch of a document's text, with what is marked in it and the pages that begin within it. */
export function Words({ text, stretch, mark, pageStarts }: WordsProps) {
  return runsOf(stretch, mark, pageStarts).map((run) => {
    const words = text.slice(run.start, run.end);
    return (
      <Fragment key={run.start}>
        {run.pages.map((page) => (
          <span
            key={page}
            data-page={page}
            className="mx-1 select-none whitespace-nowrap rounded border border-border px-1 py-px align-baseline text-muted text-xs"
          >
            Page {page}
          </span>
        ))}
        {run.isMarked ? <mark>{words}</mark> : words}
      </Fragment>
    );
  });
}

/** Announces the pages that begin between two blocks. */
export function PageRules({ pages }: { pages: readonly number[] }) {
  return pages.map((page) => (
    <p
      key={page}
      data-page={page}
      className="my-5 flex select-none items-center gap-3 text-muted text-xs after:h-px after:flex-1 after:bg-border"
    >
      Page {page}
    </p>
  ));
}
