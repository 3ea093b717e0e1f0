import type { Json } from "@/lib/core/json";

const MOST_BYTES = 64 * 1024;

/** As it is kept; null: it is too large for that. */
export function toJson(value: Json): string | null {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) > MOST_BYTES ? null : text;
}
