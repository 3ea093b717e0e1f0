import path from "node:path";
import { invariant } from "@/lib/core/invariant";

const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,200}$/;
const MAX_LENGTH = 800;
/** No key has this character, so a blob `a/b` and a blob `a/b/c` never want the same name on disk. */
const FILE_MARK = "~";

/** Where the blob of this key lies. Throws on a key that is none: keys are made by us, never by a caller. */
export function fileOf(root: string, key: string): string {
  assertSegments(key.split("/"), key);
  return path.join(root, key) + FILE_MARK;
}

/** The folder in which a prefix begins to differ, and how the names in it must begin (`""`: all of them). */
export function placeOf(root: string, prefix: string): { place: string; nameStart: string } {
  const segments = prefix.split("/");
  const nameStart = segments.pop() ?? "";
  // An empty prefix would be everybody's blobs.
  assertSegments(nameStart === "" ? segments : [...segments, nameStart], prefix);
  return { place: path.join(root, ...segments), nameStart };
}

function assertSegments(segments: string[], text: string) {
  const isValid = text.length <= MAX_LENGTH && segments.length > 0;
  invariant(
    isValid && segments.every((segment) => SEGMENT.test(segment)),
    "a blob's key has an odd character",
  );
}
