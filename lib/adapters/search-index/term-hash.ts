/**
 * Two 32-bit hashes of a term (the mixing of MurmurHash3 over UTF-16 code units). SQLite never sees the term itself: no
 * tokenizer can take it apart, fold it or stumble over what is in it.
 */
function hashes(term: string): [number, number] {
  let first = 0x9e3779b9;
  let second = 0x85ebca6b;
  for (let index = 0; index < term.length; index++) {
    const unit = term.charCodeAt(index);
    first = Math.imul(first ^ unit, 0xcc9e2d51);
    second = Math.imul(second ^ unit, 0x1b873593);
    first = (first << 15) | (first >>> 17);
    second = (second << 13) | (second >>> 19);
  }
  first = finish(first ^ term.length);
  second = finish(second ^ first);
  return [first, second];
}

function finish(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export type HashedTerm = {
  /** 32 bits: how a term stands in an entry's list of terms, compared with the few terms of one query. */
  short: number;
  /** 53 bits: how the full-text index knows it (`toToken`), one among all terms of a tenant. */
  long: number;
};

const MOST = 50_000;
const known = new Map<string, HashedTerm>();

/** The names SQLite knows a term by. Kept for the terms last seen, because texts repeat theirs. */
export function hashTerm(term: string): HashedTerm {
  const seen = known.get(term);
  if (seen) return seen;
  const [first, second] = hashes(term);
  const hashed = { short: first, long: (second & 0x1fffff) * 0x1_0000_0000 + first };
  if (known.size >= MOST) known.clear();
  known.set(term, hashed);
  return hashed;
}

const tokens = new Map<number, string>();

/** Letters and digits alone, so that it needs no escaping in a full-text query. Kept, for large numbers take long to spell. */
export function toToken(long: number): string {
  let token = tokens.get(long);
  if (token === undefined) {
    token = long.toString(36);
    if (tokens.size >= MOST) tokens.clear();
    tokens.set(long, token);
  }
  return token;
}

/** 32 bits of an id, which unlike a term seldom comes again. */
export function hashId(id: string): number {
  return hashes(id)[0];
}
