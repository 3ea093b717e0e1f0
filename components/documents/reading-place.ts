import { pageAt } from "./runs";
import type { Slice } from "./slices";

/** How far down what one reads stands, as a share of the height. */
const READING_LINE = 0.22;
const FRAMES_AT_MOST = 20;
const CALM_FRAMES = 3;

/**
 * Scrolls until the element that `find` finds stands where one reads, and keeps it there while the text around it takes
 * its real height. Answers how to stop.
 */
export function settle(container: HTMLElement, find: () => Element | null, done?: () => void): () => void {
  let frame = 0;
  let framesLeft = FRAMES_AT_MOST;
  let calm = 0;
  const step = () => {
    const top = find()?.getBoundingClientRect().top;
    const before = container.scrollTop;
    if (top !== undefined) container.scrollTop += Math.round(top - lineOf(container));
    calm = container.scrollTop === before ? calm + 1 : 0;
    framesLeft -= 1;
    if (calm < CALM_FRAMES && framesLeft > 0) frame = requestAnimationFrame(step);
    else done?.();
  };
  step();
  return () => cancelAnimationFrame(frame);
}

/** The page that is being read: the one that the reading line is on. */
export function pageInSight(
  container: HTMLElement,
  slices: readonly Slice[],
  pageStarts: readonly number[],
): number | null {
  if (pageStarts.length === 0 || container.scrollTop <= 0) return pageStarts.length === 0 ? null : 1;
  if (container.scrollTop + container.clientHeight >= container.scrollHeight - 1) return pageStarts.length;
  const line = lineOf(container);
  const drawn = container.querySelectorAll("[data-slice]");
  let index = 0;
  while (index < drawn.length - 1 && (drawn[index]?.getBoundingClientRect().bottom ?? 0) <= line) index++;
  const announced = [...(drawn[index]?.querySelectorAll<HTMLElement>("[data-page]") ?? [])];
  const passed = announced.findLast((element) => element.getBoundingClientRect().top <= line + 1);
  return passed ? Number(passed.dataset.page) : pageAt(pageStarts, slices[index]?.start ?? 0);
}

function lineOf(container: HTMLElement): number {
  const { top, height } = container.getBoundingClientRect();
  return top + Math.round(height * READING_LINE);
}
