/** A queried term as the scorer sees it: the hashes of its forms, its weight times how rare it is. */
export type ScoredTerm = { forms: readonly number[]; weight: number; rarity: number; isFragment: boolean };

/** BM25's two knobs. Chunks are cut to about one length, so length says less than in a collection of whole documents. */
const K1 = 1.2;
const B = 0.6;
const TITLE_WEIGHT = 2;
/** Terms near each other, after Büttcher, Clarke and Lushman (2006): the closer and the rarer, the more. */
const NEARNESS = 0.6;
const WINDOW = 8;
/** Fragments that overlap in the text they were cut from stand two places apart; that is no evidence. */
const OVERLAP = 2;
const FILTER_SIZE = 4_096;

/**
 * How much more telling a term is, the fewer entries hold it (BM25's idf, never negative), in natural-log units.
 * @param holders how many of `entries` hold it
 */
export function rarityOf(entries: number, holders: number): number {
  return Math.log(1 + (entries - holders + 0.5) / (holders + 0.5));
}

/**
 * Scores entries against one query: BM25 over title (twice the weight) and body, where the forms of a term count as one
 * (as often as the most frequent of them stands there), plus what terms near each other are worth.
 */
export class Scorer {
  private readonly terms: readonly ScoredTerm[];
  private readonly forms = new Map<number, number>();
  private readonly termOf: number[] = [];
  private readonly formsOf: number[][];
  private readonly mayHold = new Uint8Array(FILTER_SIZE);
  private readonly averageLength: number;
  private readonly counts: Float64Array;
  private readonly near: Float64Array;

  constructor(terms: readonly ScoredTerm[], averageLength: number) {
    this.terms = terms;
    this.averageLength = Math.max(1, averageLength);
    this.formsOf = terms.map((term, index) => {
      const own = term.forms.filter((form) => !this.forms.has(form));
      for (const form of own) {
        this.forms.set(form, this.termOf.length);
        this.termOf.push(index);
        this.mayHold[form % FILTER_SIZE] = 1;
      }
      return own.map((form) => this.forms.get(form) ?? 0);
    });
    this.counts = new Float64Array(this.termOf.length);
    this.near = new Float64Array(terms.length);
  }

  /** @param hashes the entry's terms in order, the first `titleLength` of them its title's */
  score(hashes: Uint32Array, titleLength: number): number {
    this.counts.fill(0);
    this.near.fill(0);
    this.read(hashes, 0, titleLength, TITLE_WEIGHT);
    this.read(hashes, titleLength, hashes.length, 1);
    const norm = normOf(hashes.length, this.averageLength);
    let score = 0;
    for (let term = 0; term < this.terms.length; term++) {
      const { weight = 0, rarity = 0 } = this.terms[term] ?? {};
      score += weight * rarity * saturate(this.frequency(term), norm);
      score += NEARNESS * Math.min(1, weight) * Math.min(1, rarity) * saturate(this.near[term] ?? 0, norm);
    }
    return score;
  }

  private read(hashes: Uint32Array, from: number, to: number, weight: number): void {
    let lastPlace = Number.NEGATIVE_INFINITY;
    let lastTerm = -1;
    for (let place = from; place < to; place++) {
      const hash = hashes[place] ?? 0;
      if (this.mayHold[hash % FILTER_SIZE] === 0) continue;
      const form = this.forms.get(hash);
      if (form === undefined) continue;
      this.counts[form] = (this.counts[form] ?? 0) + weight;
      const term = this.termOf[form] ?? 0;
      if (lastTerm !== -1 && lastTerm !== term) this.meet(lastTerm, term, place - lastPlace);
      lastPlace = place;
      lastTerm = term;
    }
  }

  private meet(left: number, right: number, distance: number): void {
    const a = this.terms[left];
    const b = this.terms[right];
    if (!a || !b || distance > WINDOW || (a.isFragment && b.isFragment && distance <= OVERLAP)) return;
    const closeness = 1 / (distance * distance);
    this.near[left] = (this.near[left] ?? 0) + closeness * Math.min(1, b.rarity);
    this.near[right] = (this.near[right] ?? 0) + closeness * Math.min(1, a.rarity);
  }

  private frequency(term: number): number {
    let most = 0;
    for (const form of this.formsOf[term] ?? []) most = Math.max(most, this.counts[form] ?? 0);
    return most;
  }
}

/**
 * BM25's document side of every term in an entry, over title (twice the weight) and body: what a store of sparse vectors
 * keeps, which multiplies it with the query's side and adds up. Lengths are held against `averageLength`.
 */
export function documentWeights(
  hashes: Uint32Array,
  titleLength: number,
  averageLength: number,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (let place = 0; place < hashes.length; place++) {
    const hash = hashes[place] ?? 0;
    counts.set(hash, (counts.get(hash) ?? 0) + (place < titleLength ? TITLE_WEIGHT : 1));
  }
  const norm = normOf(hashes.length, averageLength);
  return new Map([...counts].map(([hash, count]) => [hash, saturate(count, norm)]));
}

function normOf(length: number, averageLength: number): number {
  return K1 * (1 - B + (B * length) / averageLength);
}

function saturate(frequency: number, norm: number): number {
  return frequency === 0 ? 0 : (frequency * (K1 + 1)) / (frequency + norm);
}
