import { inMegabytes } from "@/lib/core/megabytes";
import { unreadableEnding } from "@/lib/core/unreadable-names";

export const MAX_FILE_BYTES = 50 * 1024 * 1024;
export const MAX_FILES_PER_UPLOAD = 100;

type FileProblem = { code: "empty" | "too_large" | "unsupported_type"; message: string };

/** Why a file of this name and size is not taken in, as far as that shows before it is read; null when nothing is against it. */
export function fileProblem({ name, bytes }: { name: string; bytes: number }): FileProblem | null {
  const ending = unreadableEnding(name);
  if (ending !== null) {
    const message = `Files of this kind (.${ending}) are not read. Add it as a PDF, Word document or plain text instead.`;
    return { code: "unsupported_type", message };
  }
  if (bytes === 0) return { code: "empty", message: "This file is empty." };
  if (bytes <= MAX_FILE_BYTES) return null;
  const most = inMegabytes(MAX_FILE_BYTES);
  return {
    code: "too_large",
    message: `Too large: one file may have at most ${most}. Split it, and add the parts.`,
  };
}
