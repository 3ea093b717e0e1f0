"use client";

import { Button } from "@heroui/react";
import { useEffect, useRef } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { Bone } from "@/components/patterns/skeletons";
import type { Stretch } from "@/lib/client/document-path";
import type { ChunkDto } from "@/lib/schemas/document-text";
import type { DocumentDto } from "@/lib/schemas/source";
import { Passage } from "./passage";
import { settle } from "./reading-place";
import { usePassages } from "./use-passages";

type PassageListProps = {
  document: Pick<DocumentDto, "id" | "chunks">;
  mark: Stretch | null;
  onChoose(passage: ChunkDto): void;
};

/** The passages that a document was cut into: what search finds and answers quote. */
export function PassageList({ document, mark, onChoose }: PassageListProps) {
  const container = useRef<HTMLDivElement>(null);
  const { items, isAll, error, loadMore } = usePassages(document.id, mark?.start ?? null);
  const chosen = mark && items.find(({ end }) => end > mark.start);
  const chosenId = chosen?.id;

  // Syncs with: the scroll position of the list.
  useEffect(() => {
    const list = container.current;
    if (!chosenId || !list) return;
    return settle(list, () => list.querySelector("[aria-current]"));
  }, [chosenId]);

  return (
    <div ref={container} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-3 sm:px-5">
      <p className="mb-3 text-muted text-xs">
        Search finds these passages, and answers quote them. Choose one to see it in the text.
      </p>
      <ol className="flex flex-col gap-2">
        {items.map((passage) => (
          <Passage
            key={passage.id}
            passage={passage}
            isChosen={passage.id === chosenId}
            onChoose={onChoose}
          />
        ))}
      </ol>
      {error && (
        <ErrorState title="The passages could not be loaded" onRetry={loadMore}>
          {error.message}
        </ErrorState>
      )}
      {!isAll && !error && items.length === 0 && <PassageBones />}
      {!isAll && !error && items.length > 0 && (
        <div className="mt-3 flex justify-center">
          <Button variant="secondary" size="sm" onPress={loadMore}>
            Show more passages
          </Button>
        </div>
      )}
    </div>
  );
}

function PassageBones() {
  return (
    <div className="flex flex-col gap-2" aria-busy="true">
      <Bone className="h-28 w-full" />
      <Bone className="h-28 w-full" />
      <Bone className="h-28 w-full" />
    </div>
  );
}
