/** What is cut: how long each part is, and what it costs to cut after it. */
export type Part = { tokens: number; cutCost: number };

/**
 * Cuts a row of parts into pieces of about the same length, near `target` and at most `max` tokens, where it costs
 * least: the cheapest sum of squared deviations and cut costs, found by dynamic programming. A part that is longer than
 * `max` alone is a piece of its own.
 * @returns the end of each piece, as indexes into `parts`
 */
export function partition(parts: readonly Part[], target: number, max: number): number[] {
  const total = parts.reduce((sum, part) => sum + part.tokens, 0);
  const ideal = total / Math.max(1, Math.round(total / target));
  const best = new Float64Array(parts.length + 1).fill(Number.POSITIVE_INFINITY);
  const cutBefore = new Int32Array(parts.length + 1);
  best[0] = 0;
  for (let end = 1; end <= parts.length; end++) {
    const cutCost = end === parts.length ? 0 : (parts[end - 1]?.cutCost ?? 0);
    let tokens = 0;
    for (let start = end - 1; start >= 0; start--) {
      tokens += parts[start]?.tokens ?? 0;
      if (tokens > max && start < end - 1) break;
      const deviation = (tokens - ideal) / ideal;
      const cost = (best[start] ?? 0) + deviation * deviation + cutCost;
      if (cost < (best[end] ?? 0)) {
        best[end] = cost;
        cutBefore[end] = start;
      }
    }
  }
  const ends: number[] = [];
  for (let end = parts.length; end > 0; end = cutBefore[end] ?? 0) ends.push(end);
  return ends.reverse();
}
