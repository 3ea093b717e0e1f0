import type { SourcePageDto } from "@/lib/schemas/sync";

const LEFT_OUT: Record<string, string> = {
  robots: "closed to robots by robots.txt",
  noindex: "that ask not to be found",
  duplicate: "that say the same as another",
  other_source: "that another source has already",
  canonical: "that are known by another address",
  redirect: "that lead to another address",
  outside: "that lead to another site",
  excluded: "that you left out",
  not_a_page: "that hold no text",
  removed: "that somebody removed",
  endless: "of which the site makes more without end",
  too_large: "that are too large",
  empty: "that are empty",
};

/** Pages that were left out, after their number: `3 closed to robots by robots.txt`. */
export function leftOutWords(reason: string): string {
  return LEFT_OUT[reason] ?? "for other reasons";
}

const REASONS: Record<string, string> = {
  robots: "Its robots.txt asks robots to stay away",
  noindex: "It asks not to be found",
  duplicate: "It says the same as another page",
  other_source: "Another source has it already",
  canonical: "It is known by another address",
  redirect: "It leads to another address",
  outside: "It leads to another site",
  excluded: "It is among what you left out",
  not_a_page: "It holds no text",
  removed: "Somebody removed it; it stays out",
  endless: "The site makes pages like it without end",
};

/** Why a page was not taken in, in a sentence. */
export function pageReason({
  state,
  reason,
  message,
}: Pick<SourcePageDto, "state" | "reason" | "message">): string {
  if (message) return message;
  if (state === "gone") return "It is not there any more";
  return REASONS[reason ?? ""] ?? "It was not looked at";
}
