/** The vector with length one, or null when it has none: no numbers, a number that is not finite, or all zero. */
export function toUnitVector(values: readonly number[]): Float32Array<ArrayBuffer> | null {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  if (!Number.isFinite(squares) || squares === 0) return null;
  const length = Math.sqrt(squares);
  return Float32Array.from(values, (value) => value / length);
}

/** The float32 numbers in bytes that came out of a database; the bytes are copied, since they may lie unaligned. */
export function vectorFromBytes(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  return new Float32Array(bytes.slice().buffer);
}
