import { count, formatDuration, formatNumber } from "@/lib/client/format";
import type { DeletionReceipt, JobDto } from "@/lib/schemas/job";

type Timed = Pick<JobDto, "startedAt" | "finishedAt">;

/** Whether it has yet to come to an end. */
export function isUnderWay({ status }: Pick<JobDto, "status">): boolean {
  return status === "queued" || status === "running";
}

/** How long it took; null as long as it has not ended, or when it never began. */
export function tookOf({ startedAt, finishedAt }: Timed): string | null {
  if (startedAt === null || finishedAt === null) return null;
  return formatDuration(Math.max(Date.parse(finishedAt) - Date.parse(startedAt), 0));
}

/** How far it is, from 0 to 1; null when nobody knows. */
export function shareOf({ done, total }: JobDto["progress"]): number | null {
  return total ? Math.min(done / total, 1) : null;
}

const REMOVED: Record<string, string> = {
  documents: "document",
  files: "file",
  passages: "passage",
  indexEntries: "index entry",
  versions: "version",
  answers: "answer that quoted it",
  bots: "bot",
  conversations: "conversation",
  messages: "message",
  curated: "answer by the team",
  results: "evaluated answer",
  evaluations: "set of questions",
  sourceLinks: "attached source",
};

/** A deletion's receipt in words; null while there is none. */
export function receiptText(receipt: DeletionReceipt | null): string | null {
  if (receipt === null || receipt.left === null) return null;
  const removed = Object.entries(receipt.removed).map(([name, amount]) => {
    const noun = REMOVED[name] ?? name;
    return count(amount, noun, noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`);
  });
  const left = Object.values(receipt.left).reduce((sum, amount) => sum + amount, 0);
  const what = removed.length > 0 ? `Erased: ${removed.join(", ")}.` : "There was nothing left to erase.";
  return `${what} Looked again: ${left === 0 ? "nothing left" : `${formatNumber(left)} left`}.`;
}

const NOUNS: Partial<Record<JobDto["kind"], string>> = {
  delete_source: "document",
  delete_document: "document",
  sync_source: "page",
  evaluate_bot: "question",
};

/** How far it is, in words: `40 of 713 passages`. */
export function progressText({ kind, progress }: Pick<JobDto, "kind" | "progress">): string | null {
  const { done, total } = progress;
  if (!total) return null;
  const noun = NOUNS[kind] ?? "passage";
  return `${formatNumber(Math.min(done, total))} of ${formatNumber(total)} ${noun}${total === 1 ? "" : "s"}`;
}
