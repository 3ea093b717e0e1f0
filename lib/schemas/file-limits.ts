import { inMegabytes } from "@/lib/core/megabytes";

export const MAX_FILE_BYTES = 50 * 1024 * 1024;
export const MAX_FILES_PER_UPLOAD = 100;

/** Why a file of this size is not taken in; null when it is. */
export function fileProblem(bytes: number): { code: "empty" | "too_large"; message: string } | null {
  if (bytes === 0) return { code: "empty", message: "This file is empty." };
  if (bytes <= MAX_FILE_BYTES) return null;
  const most = inMegabytes(MAX_FILE_BYTES);
  return {
    code: "too_large",
    message: `Too large: one file may have at most ${most}. Split it, and add the parts.`,
  };
}
