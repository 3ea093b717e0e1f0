export const LEAST_WIDTH = 360;
/** What has to stay for the page beside the panel, menu included. */
const LEFT_FOR_PAGE = 600;
const KEY = "minirag.panel-width";
/** Of the window, until somebody chose. */
const FIRST_SHARE = 0.4;

/** The widest that a panel may be in a window. */
export function mostWidth(windowWidth: number): number {
  return Math.max(windowWidth - LEFT_FOR_PAGE, LEAST_WIDTH);
}

/** A width that leaves room for both the panel and the page. */
export function clampWidth(width: number, windowWidth: number): number {
  return Math.round(Math.min(Math.max(width, LEAST_WIDTH), mostWidth(windowWidth)));
}

/** The width that was chosen last in this browser, or the one to begin with. Browser only. */
export function readWidth(): number {
  const kept = Number(recall());
  return clampWidth(kept > 0 ? kept : window.innerWidth * FIRST_SHARE, window.innerWidth);
}

/** Remembers a width for the next time. Browser only. */
export function keepWidth(width: number): void {
  try {
    localStorage.setItem(KEY, String(width));
  } catch {
    // A browser that keeps nothing for us has the first width again next time.
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
