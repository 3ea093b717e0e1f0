"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { isFollowing, type Place } from "./follow-end";

/** Keeps the end of what scrolls in sight while it grows, for those who are there, and nobody else. */
export function useFollowEnd() {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [isAway, setIsAway] = useState(false);
  const follows = useRef(true);

  const goToEnd = useCallback(() => {
    follows.current = true;
    setIsAway(false);
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }, [scroller]);

  // Syncs with: the reader's scrolling, and the size of the box and of what is in it.
  useEffect(() => {
    if (!scroller) return;
    let before = placeOf(scroller);
    const look = () => {
      const now = placeOf(scroller);
      follows.current = isFollowing(before, now, follows.current);
      before = now;
      setIsAway(!follows.current);
    };
    const grow = () => {
      if (follows.current) scroller.scrollTop = scroller.scrollHeight;
    };
    const sizes = new ResizeObserver(grow);
    for (const element of [scroller, ...scroller.children]) sizes.observe(element);
    scroller.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener("scroll", look);
    };
  }, [scroller]);

  return { scroller: setScroller, isAway, goToEnd };
}

function placeOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement): Place {
  return { top: scrollTop, height: scrollHeight, visible: clientHeight };
}
