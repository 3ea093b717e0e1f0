/** Where a reader is in what scrolls, in pixels. */
export type Place = { top: number; height: number; visible: number };

const NEAR = 48;

function below({ top, height, visible }: Place): number {
  return height - visible - top;
}

/**
 * Whether the end is to be kept in sight after a scroll. Whoever moves up by the least bit is reading, and is left alone
 * until they come back down to the end.
 */
export function isFollowing(before: Place, now: Place, wasFollowing: boolean): boolean {
  const hasShrunk = now.height < before.height;
  if (now.top < before.top && !hasShrunk) return below(now) < 1;
  return below(now) < NEAR || wasFollowing;
}
