"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Stretch } from "@/lib/client/document-path";
import { pageInSight, settle } from "./reading-place";
import { pageAt } from "./runs";
import { type Slice, sliceAt } from "./slices";

type Reading = {
  slices: readonly Slice[];
  pageStarts: readonly number[];
  mark: Stretch | null;
  /** Goes up whenever the mark is asked for, also when it is the same one again. */
  visit: number;
  /** A text out of sight cannot be scrolled; it catches up when it is shown. */
  isShown: boolean;
};

/** Where one is in the text, and the ways to another place. Syncs with: the scroll position of the text. */
export function useReadingPlace(container: RefObject<HTMLDivElement | null>, reading: Reading) {
  const { slices, pageStarts, mark, visit, isShown } = reading;
  const [page, setPage] = useState<number | null>(pageStarts.length > 0 ? 1 : null);
  const stop = useRef<(() => void) | null>(null);
  const due = useRef<{ visit: number; mark: Stretch | null } | null>(null);

  const goTo = useCallback(
    (selector: string, offset: number, arriveAt: number | null) => {
      const { current } = container;
      if (!current) return;
      stop.current?.();
      setPage(arriveAt);
      const find = () => {
        const slice = current.querySelector(`[data-slice="${sliceAt(slices, offset)}"]`);
        return slice?.querySelector(selector) ?? current.querySelector(selector) ?? slice;
      };
      stop.current = settle(current, find, () => {
        stop.current = null;
      });
    },
    [container, slices],
  );

  const goToMark = useCallback(() => {
    if (mark) goTo("mark", mark.start, pageAt(pageStarts, mark.start));
  }, [goTo, mark, pageStarts]);

  const goToPage = (number: number) => {
    const start = pageStarts[number - 1];
    if (start !== undefined) goTo(`[data-page="${number}"]`, start, number);
  };

  useLayoutEffect(() => {
    due.current = { visit, mark };
  }, [visit, mark]);

  useLayoutEffect(() => {
    if (!isShown || due.current === null) return;
    due.current = null;
    goToMark();
  });

  useEffect(() => () => stop.current?.(), []);

  const onScroll = () => {
    if (!stop.current && container.current) setPage(pageInSight(container.current, slices, pageStarts));
  };
  return { page, goToPage, goToMark, onScroll };
}
