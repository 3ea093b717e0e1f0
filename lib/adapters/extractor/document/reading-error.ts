import type { ExtractionFailure } from "../port";

/** A document that cannot be read: the stated code, and a sentence for people on what is wrong and what they can do. */
export class ReadingError extends Error {
  readonly code: ExtractionFailure;

  constructor(code: ExtractionFailure, message: string) {
    super(message);
    this.name = "ReadingError";
    this.code = code;
  }
}
