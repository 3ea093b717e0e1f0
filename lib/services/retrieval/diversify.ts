import type { Passage } from "./passage";

/** So many passages of one document stand where their scores put them; each further one counts a little less. */
const UNTOUCHED = 3;
const DECAY = 0.92;

/**
 * Best first, without passages that say word by word what a better one says (one text under two addresses, a footer), and
 * with those of one document making way for others that are nearly as good.
 */
export function diversify(passages: readonly Passage[]): Passage[] {
  const said = new Set<string>();
  const held = new Map<string, number>();
  const kept = passages.flatMap((passage, at) => {
    const words = `${passage.context}\n${passage.text}`;
    if (said.has(words)) return [];
    said.add(words);
    const before = held.get(passage.documentId) ?? 0;
    held.set(passage.documentId, before + 1);
    const decay = DECAY ** Math.max(0, before + 1 - UNTOUCHED);
    return [{ passage, at, rank: passage.score > 0 ? passage.score * decay : passage.score }];
  });
  return kept.sort((a, b) => b.rank - a.rank || a.at - b.at).map(({ passage }) => passage);
}
