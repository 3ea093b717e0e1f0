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

export function passwordProtected(): ReadingError {
  return new ReadingError(
    "encrypted",
    "This Office file is protected by a password. Save a copy without the password and add that.",
  );
}

export function onlyPictures(): ReadingError {
  return new ReadingError(
    "needs_ocr",
    "This document holds pictures and no text. Run text recognition (OCR) on it, then add it again.",
  );
}
