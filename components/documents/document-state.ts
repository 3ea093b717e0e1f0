import type { DocumentDto } from "@/lib/schemas/source";

type Stated = Pick<DocumentDto, "status" | "chunks" | "error" | "hasFile" | "url">;

/** Whether it is on its way to being ready, so that its page has to keep up. */
export function isAtWork({ status }: Pick<DocumentDto, "status">): boolean {
  return status === "queued" || status === "extracting" || status === "embedding";
}

/** Whether a version of it answers, be it an earlier one. */
export function hasText({ chunks }: Pick<DocumentDto, "chunks">): boolean {
  return chunks > 0;
}

export type Notice = { tone: "working" | "bad" | "quiet"; title: string; text: string };

/** Whether there is anything to say above its text. */
export function hasNotices(document: Stated & Pick<DocumentDto, "flags" | "isDisabled">): boolean {
  return noticeOf(document) !== null || document.isDisabled || document.flags.length > 0;
}

/** What has to be said about a document that is not simply ready; null for one that is. */
export function noticeOf(document: Stated): Notice | null {
  const { status, error } = document;
  const isReadable = hasText(document);
  if (status === "ready") return null;
  if (isAtWork(document)) {
    return {
      tone: "working",
      title: isReadable ? "A new version is being taken in" : "This document is being taken in",
      text: isReadable
        ? "The text below answers until then."
        : "Its text appears here as soon as it has been read. You can leave this page meanwhile.",
    };
  }
  const stays = isReadable ? " The text below is of an earlier version, and still answers." : "";
  if (status === "canceled") {
    return { tone: "quiet", title: "Taking it in was stopped", text: `Try again to take it in.${stays}` };
  }
  return {
    tone: "bad",
    title: status === "unsupported" ? "This document cannot be read" : "This document could not be taken in",
    text: `${error?.message ?? "Nobody knows why. Try again."}${stays}`,
  };
}
