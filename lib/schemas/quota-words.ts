import { formatBytes } from "@/lib/core/format-bytes";
import { type Limits, QUOTA_KEYS, type QuotaKey } from "./plans";

type Words = {
  /** "12 of 20 bots" */
  unit: string;
  /** What does not go on without room. */
  stops: string;
  /** What to do when there is no room, beside having more. */
  advice: string;
};

const USED_UP = { messages: "bots do not answer", pages: "no more pages are read" };

/** What people read of each limit. */
export const QUOTA_WORDS: Record<QuotaKey, Words> = {
  bots: { unit: "bots", stops: "no bot can be added", advice: "Delete one that nobody needs" },
  sources: { unit: "sources", stops: "no source can be added", advice: "Delete one that nobody needs" },
  documents: {
    unit: "documents",
    stops: "no document can be added",
    advice: "Delete some that nobody needs",
  },
  chunks: {
    unit: "chunks of text",
    stops: "no document can be added",
    advice: "Delete documents that nobody needs",
  },
  storageBytes: {
    unit: "of files",
    stops: "no file can be added",
    advice: "Delete documents that nobody needs",
  },
  members: { unit: "members", stops: "nobody can join", advice: "Remove somebody" },
  messagesPerDay: { unit: "questions a day", stops: USED_UP.messages, advice: "Wait until tomorrow" },
  messagesPerMonth: { unit: "questions a month", stops: USED_UP.messages, advice: "Wait for the next month" },
  pagesPerMonth: { unit: "pages read in a month", stops: USED_UP.pages, advice: "Wait for the next month" },
};

/** What to do when there is no room. The page it names says how to have more, also where no larger plan is sold. */
export function wayOut(key: QuotaKey): string {
  return `${QUOTA_WORDS[key].advice}, or get more under “Plan and usage”.`;
}

/** An amount without what it is of: `98 MB`, `2`. */
export function quantityInWords(key: QuotaKey, amount: number): string {
  return key === "storageBytes" ? formatBytes(amount) : amount.toLocaleString("en");
}

/** An amount with its unit: `100 MB of files`, `2 bots`. */
export function amountInWords(key: QuotaKey, amount: number): string {
  return `${quantityInWords(key, amount)} ${QUOTA_WORDS[key].unit}`;
}

/** `30 days`; null: as long as the team chooses. */
export function retentionInWords(days: number | null): string {
  return days === null ? "as long as you choose" : `${days} ${days === 1 ? "day" : "days"}`;
}

/** All that limits give, a part each; where there is no limit, nothing is said. */
export function limitsInWords(limits: Limits): string[] {
  const { read, write, chat } = limits.requestsPerMinute;
  const [reads, writes, chats] = [read, write, chat].map((rate) => rate.toLocaleString("en"));
  return [
    ...QUOTA_KEYS.flatMap((key) => (limits[key] === null ? [] : [amountInWords(key, limits[key])])),
    `conversations kept for ${retentionInWords(limits.retentionDays)}`,
    `${reads} reads, ${writes} changes and ${chats} questions a minute`,
  ];
}
