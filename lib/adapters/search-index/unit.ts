import { AppError } from "@/lib/core/errors";

const SHORTEST = 1e-12;

/**
 * The vector at unit length, so that a dot product is the cosine; null for one of length zero, which has no direction
 * (what some models return for a text without words): nothing is near it.
 * @throws AppError invalid_request when a coordinate is not a finite number
 */
export function toUnit(vector: Float32Array): Float32Array<ArrayBuffer> | null {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += (vector[at] ?? 0) ** 2;
  if (!Number.isFinite(squares)) {
    throw new AppError("invalid_request", "A vector holds something that is not a finite number.");
  }
  const length = Math.sqrt(squares);
  if (length < SHORTEST) return null;
  const unit = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at++) unit[at] = (vector[at] ?? 0) / length;
  return unit;
}
