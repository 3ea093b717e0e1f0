import { AppError } from "./errors";

export type Page<T> = { items: T[]; nextCursor: string | null };

/** An opaque cursor that names the last row of a page by its sort key. */
export function encodeCursor(key: string): string {
  return btoa(encodeURIComponent(key)).replaceAll("=", "");
}

/** @throws AppError invalid_request when the cursor was not made by `encodeCursor`. */
export function decodeCursor(cursor: string): string {
  const key = tryToDecode(cursor);
  // The database takes no NUL, and no key of ours has control characters.
  if (key === null || /\p{Cc}/u.test(key) || encodeCursor(key) !== cursor)
    throw new AppError("invalid_request", "The cursor is not one of ours; leave it out to start anew.");
  return key;
}

function tryToDecode(cursor: string): string | null {
  try {
    return decodeURIComponent(atob(cursor));
  } catch {
    return null;
  }
}

/**
 * Cuts the `limit + 1` rows that were read into a page; the extra row only says that there is a next one.
 * `keyOf` gives the sort key that the next page starts behind.
 */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  toItem: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
