import type { ChunkId } from "@/lib/core/ids";
import type { Hit } from "../_kit/ports";
import { COVERED, clamp, type DenseTrust, denseShare, UNKNOWN_TRUST, uncoveredTrust } from "./fusion-trust";

/** How far below its own last hit a list's zero lies: what is not in the list may still be nearly as good. */
const LEXICAL_FLOOR = 0.6;
/** When the best passage holds this little of what was asked, words are the wrong guide: another language, other words. */
const UNCOVERED = 0.04;
const UNCOVERED_SHARE = 0.9;

/**
 * One list out of both, best first, scores between 0 and 1. Scores, not places, are added: each list's own are brought
 * to one scale, and the dense list's share follows what is known of the space (`trust`) and how little of the question
 * the words cover. With one list empty it is the other's order.
 * (Reciprocal-rank fusion, which knows places only, loses 5–17 % of nDCG@10 to the lexical list when vectors are weak.)
 * @param options.coverage how much of the question the best lexical hit holds (`coverageOf`)
 */
export function fuse(
  lexical: readonly Hit[],
  dense: readonly Hit[],
  options: { trust?: DenseTrust; coverage?: number } = {},
): Hit[] {
  const { trust = UNKNOWN_TRUST, coverage = 1 } = options;
  if (lexical.length === 0) return scaled(dense, 1);
  if (dense.length === 0) return scaled(lexical, LEXICAL_FLOOR);
  const share = shareOf(trust, coverage);
  const scores = new Map<ChunkId, number>();
  for (const { chunkId, score } of scaled(lexical, LEXICAL_FLOOR)) scores.set(chunkId, (1 - share) * score);
  const meaning = new Map<ChunkId, number>();
  for (const { chunkId, score } of scaled(dense, 1)) {
    meaning.set(chunkId, score);
    scores.set(chunkId, (scores.get(chunkId) ?? 0) + share * score);
  }
  const hits = [...scores].map(([chunkId, score]) => ({ chunkId, score }));
  // Of a list that decides nothing, what the words do not find still comes in its order.
  const near = ({ chunkId, score }: Hit) => (score === 0 ? (meaning.get(chunkId) ?? 0) : 0);
  return hits.sort((a, b) => b.score - a.score || near(b) - near(a) || (a.chunkId < b.chunkId ? -1 : 1));
}

function shareOf(trust: DenseTrust, coverage: number): number {
  const uncovered = clamp((COVERED - coverage) / (COVERED - UNCOVERED)) * uncoveredTrust(trust);
  return Math.max(denseShare(trust), UNCOVERED_SHARE * uncovered);
}

/** Scores from 0 to 1: the best is 1, and `floor` of the worst is 0. */
function scaled(hits: readonly Hit[], floor: number): Hit[] {
  const top = hits[0]?.score ?? 0;
  const bottom = floor * (hits.at(-1)?.score ?? 0);
  const range = top - bottom;
  return hits.map(({ chunkId, score }) => ({ chunkId, score: range > 0 ? (score - bottom) / range : 1 }));
}
