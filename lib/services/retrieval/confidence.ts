import type { IndexAnswer, QueryTerm, Terms } from "../_kit/ports";
import { clamp } from "./fusion-trust";

/**
 * Below it a question counts as not answered by the sources. Measured without a model on encyclopaedia paragraphs in
 * English, Chinese and Arabic and on aeronautics abstracts: 0–8 % of the answerable questions fall below it, 90–100 % of
 * those that belong to another set do. Not higher, because a wrong refusal annoys more than a quotation beside the point.
 */
export const DEFAULT_THRESHOLD = 0.22;

/** An answer that was given, and yet came less than this above the threshold, is one of low confidence. */
export const UNSURE_MARGIN = 0.1;

/** Letters and digits in one word, or a version of parts. */
const NAME = /^(?=.*\p{L})(?=.*\p{N})|\d\.\d/u;
/** `1950s` and `3rd` count, and name nothing. */
const COUNTED = /^\d+(?:s|st|nd|rd|th)$/;
const OF_UNKNOWN_NAME = 0.4;

/** BM25's: the second time a term stands there says less than the first. */
const SATURATION = 1.2;
/** A stretch about as long as two sentences; what is asked and answered stands closer together than that. */
const WINDOW = 60;
const NEAR_SHARE = 0.4;
/** Natural-log units of evidence at which the number of terms stops mattering much: one name in ten thousand has nine. */
const ENOUGH_EVIDENCE = 12;
/** A fragment no entry has is mostly no word, but the end of one with the start of the next. */
const UNSEEN_FRAGMENT = 0.25;
/** Fewer entries than this cannot tell a rare word from a common one: in one page every word is in half of them. */
const FEWEST_ENTRIES = 1_000;

type Statistics = IndexAnswer["statistics"];
type Weighed = { forms: readonly string[]; rarity: number; value: number };

/**
 * How sure retrieval is that the passages answer the question, 0 … 1, told without a model from what they hold of it:
 * the share of the question's terms, weighed by rarity (a term no entry has weighs as the rarest), that one passage
 * holds, partly that it holds close together, discounted when it is little evidence in all (a question of one common
 * word is covered by anything).
 * @param passages the terms of the best passages (`analyze` of title, headings and text), best first
 * @param dense the list of hits by vector and its share in the fusion; it can only add
 */
export function confidenceOf(question: {
  terms: readonly QueryTerm[];
  statistics: Statistics;
  passages: readonly Terms[];
  dense?: { hits: readonly { score: number }[]; share: number };
}): number {
  const { terms, passages, dense } = question;
  const { documentFrequency, entries } = question.statistics;
  const statistics = { documentFrequency, entries: Math.max(FEWEST_ENTRIES, entries) };
  const weighed = terms.map((term) => weigh(term, statistics));
  const total = weighed.reduce((sum, term) => sum + term.value, 0);
  let lexical = 0;
  for (const passage of total > 0 ? passages : []) {
    const { held, near, evidence } = read(weighed, passage);
    const share = ((1 - NEAR_SHARE) * held + NEAR_SHARE * near) / total;
    lexical = Math.max(lexical, share * (1 - Math.exp(-evidence / ENOUGH_EVIDENCE)));
  }
  const similar = dense ? clamp(dense.share) * standingOut(dense.hits) : 0;
  const sure = clamp(1 - (1 - lexical) * (1 - similar));
  return terms.some((term) => isUnknownName(term, statistics)) ? sure * OF_UNKNOWN_NAME : sure;
}

/** Whether a question asks for one thing by its number (`E-1044`, `v2.3.2`) that stands nowhere: what is found is of others. */
function isUnknownName({ forms }: QueryTerm, { documentFrequency }: Statistics): boolean {
  const isName = forms.some((form) => NAME.test(form) && !COUNTED.test(form));
  return isName && forms.every((form) => (documentFrequency.get(form) ?? 0) === 0);
}

/**
 * How much of the question the best lexical hit holds, 0 … 1, from its BM25 score alone: its share of what an entry full
 * of every term would get.
 */
export function coverageOf(
  terms: readonly QueryTerm[],
  statistics: Statistics,
  lexical: readonly { score: number }[],
): number {
  const total = terms.reduce((sum, term) => sum + weigh(term, statistics).value, 0);
  return total === 0 ? 0 : clamp((lexical[0]?.score ?? 0) / (total * (SATURATION + 1)));
}

function weigh(term: QueryTerm, { entries, documentFrequency }: Statistics): Weighed {
  const holders = Math.max(0, ...term.forms.map((form) => documentFrequency.get(form) ?? 0));
  const rarity = Math.log(1 + (Math.max(entries, holders) - holders + 0.5) / (holders + 0.5));
  const unseen = holders === 0 && term.isFragment ? UNSEEN_FRAGMENT : 1;
  return { forms: term.forms, rarity, value: term.weight * rarity * unseen };
}

function read(terms: readonly Weighed[], passage: Terms): { held: number; near: number; evidence: number } {
  const termOf = new Map(terms.flatMap(({ forms }, index) => forms.map((form) => [form, index] as const)));
  const places: { term: number; place: number }[] = [];
  const counts = new Map<number, number>();
  passage.forEach((form, place) => {
    const term = termOf.get(form);
    if (term === undefined) return;
    counts.set(term, (counts.get(term) ?? 0) + 1);
    places.push({ term, place });
  });
  let held = 0;
  let evidence = 0;
  for (const [term, count] of counts) {
    const { value = 0, rarity = 0 } = terms[term] ?? {};
    held += value;
    evidence += (rarity * count * (SATURATION + 1)) / (count + SATURATION);
  }
  return { held, near: mostWithinWindow(terms, places), evidence };
}

/** The most value of different terms in any stretch of the passage: both ends of the stretch move forward only. */
function mostWithinWindow(terms: readonly Weighed[], places: readonly { term: number; place: number }[]) {
  const inside = new Map<number, number>();
  let value = 0;
  let most = 0;
  let start = 0;
  for (const { term, place } of places) {
    const count = inside.get(term) ?? 0;
    if (count === 0) value += terms[term]?.value ?? 0;
    inside.set(term, count + 1);
    for (let first = places[start]; first && place - first.place >= WINDOW; first = places[++start]) {
      const left = (inside.get(first.term) ?? 1) - 1;
      inside.set(first.term, left);
      if (left === 0) value -= terms[first.term]?.value ?? 0;
    }
    most = Math.max(most, value);
  }
  return most;
}

/**
 * How far the nearest passage stands out from the farthest in the list, relative to the room above it: models differ in
 * what cosine they give to things that have nothing to do with each other, less in this.
 */
const STANDS_OUT_FROM = 0.15;
const STANDS_OUT_FULLY = 0.5;
const FEWEST_HITS = 5;

function standingOut(hits: readonly { score: number }[]): number {
  const [first] = hits;
  const last = hits.at(-1);
  if (!first || !last || hits.length < FEWEST_HITS || last.score >= 1) return 0;
  const relative = (first.score - last.score) / (1 - last.score);
  return clamp((relative - STANDS_OUT_FROM) / (STANDS_OUT_FULLY - STANDS_OUT_FROM));
}
