/** Inngest takes more on most plans; these fit all of them. */
const MOST_EVENTS = 100;
const MOST_BYTES = 256 * 1024;

/** The items in their order, in arrays that fit into one request each. An item that is too large by itself goes alone. */
export function inBatches<Item>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    const last = batches.at(-1);
    if (last && last.length < MOST_EVENTS && bytes + size <= MOST_BYTES) last.push(item);
    else {
      batches.push([item]);
      bytes = 0;
    }
    bytes += size;
  }
  return batches;
}
