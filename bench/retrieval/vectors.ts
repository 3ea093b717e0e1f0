/** Numbers that are the same on every run. */
export function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A normal deviate, near enough: the sum of twelve uniform ones. */
export function normal(random: () => number): number {
  let sum = -6;
  for (let round = 0; round < 12; round++) sum += random();
  return sum;
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** What a model without any idea of meaning gives: words and parts of words hashed to coordinates. */
export function hashVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    add(vector, word, 1);
    for (let at = 0; at + 4 <= word.length; at++) add(vector, word.slice(at, at + 4), 0.25);
  }
  return unit(vector);
}

/** Vectors that know nothing. */
export function randomVector(seed: number, dimensions: number): Float32Array {
  const random = generator(Math.imul(seed + 1, 0x9e3779b1));
  return unit(Float32Array.from({ length: dimensions }, () => normal(random)));
}

/** A query's vector as a model would give it that knows which documents are meant, but not too well. */
export function knowingVector(targets: readonly Float32Array[], noise: number, seed: number): Float32Array {
  const stray = randomVector(seed, targets[0]?.length ?? 0);
  const meant = unit(stray.map((_, at) => targets.reduce((sum, target) => sum + (target[at] ?? 0), 0)));
  return unit(meant.map((value, at) => value + noise * (stray[at] ?? 0)));
}

function add(vector: Float32Array, feature: string, weight: number): void {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = (hash ^ (hash >>> 12)) >>> 0;
  const at = hash % vector.length;
  vector[at] = (vector[at] ?? 0) + (hash & 0x80000000 ? weight : -weight);
}
