import type { SourceType } from "@/lib/schemas/source";

export type LostOriginal = {
  type: SourceType;
  url: string | null;
  parentId: string | null;
  /** What it came in is itself still there. */
  hasParentFile: boolean;
  /** The same file, uploaded again, is known as this one. */
  isKnownByContent: boolean;
  hasText: boolean;
};

type Advice = { problem: string; cure: "fetch" | "unpack" | "rewrite" | null };

/** Pure: what to do about a document whose original is gone; what cannot be had from anywhere is for people to bring. */
export function lostOriginal(lost: LostOriginal): Advice {
  const gone = "its original is gone";
  if (lost.url) return { problem: gone, cure: "fetch" };
  if (lost.parentId)
    return lost.hasParentFile
      ? { problem: gone, cure: "unpack" }
      : {
          problem: `${gone}, and so is that of what it came in: upload that file again, then run the doctor again`,
          cure: null,
        };
  if (lost.type !== "file")
    return lost.hasText
      ? { problem: gone, cure: "rewrite" }
      : { problem: `${gone}, and no text was read of it: delete it, and add it again`, cure: null };
  return lost.isKnownByContent
    ? { problem: `${gone}: upload the same file again, and it takes its place`, cure: null }
    : { problem: `${gone}: delete it, and upload the file again`, cure: null };
}
