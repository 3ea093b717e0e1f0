import type { RatingReason } from "@/lib/schemas/conversation";

/** What may be wrong with an answer, in the words of whoever asked. */
export const REASON_WORDS: Record<RatingReason, string> = {
  wrong: "It is wrong",
  incomplete: "Something is missing",
  outdated: "It is out of date",
  off_topic: "It is about something else",
  unclear: "It is hard to understand",
  other: "Something else",
};
