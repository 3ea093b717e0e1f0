/** The vector with length one, or null when it has none: no numbers, a number that is not finite, or all zero. */
export function toUnitVector(values: readonly number[]): Float32Array<ArrayBuffer> | null {
  let squares = 0;
  for (const value of values) squares += value * value;
  if (!Number.isFinite(squares) || squares === 0) return null;
  const length = Math.sqrt(squares);
  // Not `Float32Array.from` with a function: that takes eight times as long, and ingestion does this for every chunk.
  const unit = new Float32Array(values.length);
  for (const [at, value] of values.entries()) unit[at] = value / length;
  return unit;
}

/** The float32 numbers in bytes that came out of a database; the bytes are copied, since they may lie unaligned. */
export function vectorFromBytes(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  return new Float32Array(bytes.slice().buffer);
}
