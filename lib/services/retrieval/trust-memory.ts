import type { SpaceId } from "@/lib/core/ids";
import { singleton } from "@/lib/core/singleton";
import type { Hit } from "../_kit/ports";
import { type DenseTrust, learnTrust, UNKNOWN_TRUST } from "./fusion-trust";

/** Spaces remembered; past it the one that was learned of first is forgotten, and learned anew. */
const MOST_SPACES = 10_000;

const memory = () => singleton("retrieval.trust", () => new Map<SpaceId, DenseTrust>());

/** What this process knows of the vectors of a space. */
export function trustIn(space: SpaceId): DenseTrust {
  return memory().get(space) ?? UNKNOWN_TRUST;
}

/** Learns from one search over all of a bot's sources, by words and by meaning. */
export function learnFrom(
  space: SpaceId,
  lists: { lexical: readonly Hit[]; dense: readonly Hit[]; coverage: number },
): void {
  const known = memory();
  known.set(space, learnTrust(trustIn(space), lists.lexical, lists.dense, lists.coverage));
  const [oldest] = known.keys();
  if (known.size > MOST_SPACES && oldest) known.delete(oldest);
}
