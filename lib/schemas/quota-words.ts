import { formatBytes } from "@/lib/core/format-bytes";
import type { QuotaKey } from "./plans";

type Words = {
  /** "12 of 20 bots" */
  unit: string;
  /** What to do when there is no room, beside another plan. */
  advice: string;
};

/** What people read of each limit. */
export const QUOTA_WORDS: Record<QuotaKey, Words> = {
  bots: { unit: "bots", advice: "Delete one that nobody needs" },
  sources: { unit: "sources", advice: "Delete one that nobody needs" },
  documents: { unit: "documents", advice: "Delete some that nobody needs" },
  chunks: { unit: "chunks of text", advice: "Delete documents that nobody needs" },
  storageBytes: { unit: "of files", advice: "Delete documents that nobody needs" },
  members: { unit: "members", advice: "Remove somebody" },
  messagesPerDay: { unit: "questions a day", advice: "Wait until tomorrow" },
  messagesPerMonth: { unit: "questions a month", advice: "Wait for the next month" },
  pagesPerMonth: { unit: "pages read in a month", advice: "Wait for the next month" },
};

/** An amount without what it is of: `98 MB`, `2`. */
export function quantityInWords(key: QuotaKey, amount: number): string {
  return key === "storageBytes" ? formatBytes(amount) : amount.toLocaleString("en");
}

/** An amount with its unit: `100 MB of files`, `2 bots`. */
export function amountInWords(key: QuotaKey, amount: number): string {
  return `${quantityInWords(key, amount)} ${QUOTA_WORDS[key].unit}`;
}
