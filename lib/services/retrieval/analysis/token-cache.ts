import { type Token, toToken } from "./words";

const MOST_CACHES = 4;
const GENERATION = 20_000;

type Cache = { young: Map<string, Token>; old: Map<string, Token> };
const caches = new Map<string, Cache>();

/**
 * What each token of a text becomes, in the languages given. A text repeats its words, so it is kept for the languages
 * last used: what was asked for since the last turn of generations survives it. All bounds together keep it under some
 * forty megabytes.
 */
export function tokensIn(languages: readonly (string | null)[]): (raw: string) => Token {
  const key = languages.join();
  const cache = caches.get(key) ?? { young: new Map(), old: new Map() };
  caches.delete(key);
  caches.set(key, cache);
  for (const oldest of caches.keys()) {
    if (caches.size <= MOST_CACHES) break;
    caches.delete(oldest);
  }
  return (raw) => cache.young.get(raw) ?? remember(cache, raw, languages);
}

function remember(cache: Cache, raw: string, languages: readonly (string | null)[]): Token {
  if (cache.young.size >= GENERATION) {
    cache.old = cache.young;
    cache.young = new Map();
  }
  const known = cache.old.get(raw);
  // A match is a slice that would keep the whole text alive.
  const own = Buffer.from(raw).toString();
  const token = known ?? toToken(own, languages);
  cache.young.set(own, token);
  return token;
}
