import path from "node:path";
import { assertKey, partsOf } from "../keys";

/** No key has this character, so a blob `a/b` and a blob `a/b/c` never want the same name on disk. */
const FILE_MARK = "~";

/** Where the blob of this key lies. Throws on a key that is none. */
export function fileOf(root: string, key: string): string {
  assertKey(key);
  return path.join(root, key) + FILE_MARK;
}

/** The folder in which a prefix begins to differ, and how the names in it must begin (`""`: all of them). */
export function placeOf(root: string, prefix: string): { place: string; nameStart: string } {
  const { whole, begun } = partsOf(prefix);
  return { place: path.join(root, ...whole), nameStart: begun };
}
