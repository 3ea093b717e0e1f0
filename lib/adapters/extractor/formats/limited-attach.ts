import { ReadingError } from "../document/reading-error";
import type { Attach } from "./format";

/** Hands over as many attachments as one document may have. */
export function limited(attach: Attach, maxAttachments: number): Attach {
  let count = 0;
  return async (file) => {
    if (++count > maxAttachments) {
      throw new ReadingError(
        "too_complex",
        `There are more than ${maxAttachments.toLocaleString("en")} files in this one. Split it, and add the parts.`,
      );
    }
    await attach(file);
  };
}
