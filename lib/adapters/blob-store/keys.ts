import { invariant } from "@/lib/core/invariant";

const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,200}$/;
const MAX_LENGTH = 800;

/** Throws on a key that is none: keys are made by us, never by a caller. */
export function assertKey(key: string): void {
  assertSegments(key.split("/"), key);
}

/** The parts of a prefix that are whole, and how the next one must begin (`""`: as it likes). Throws on what begins no key. */
export function partsOf(prefix: string): { whole: string[]; begun: string } {
  const whole = prefix.split("/");
  const begun = whole.pop() ?? "";
  // An empty prefix would be everybody's blobs.
  assertSegments(begun === "" ? whole : [...whole, begun], prefix);
  return { whole, begun };
}

function assertSegments(segments: string[], text: string) {
  const isValid = text.length <= MAX_LENGTH && segments.length > 0;
  invariant(
    isValid && segments.every((segment) => SEGMENT.test(segment)),
    "a blob's key has an odd character",
  );
}
