import { analyze } from "../../retrieval";
import type { Statement } from "../statements";

/** How much a term of the question says: rare ones more. */
export type TermWeights = Readonly<Record<string, number>>;

export type Quote = Statement & { passage: number };

const MOST_QUOTES = 4;
/** A quote must carry this share of what the best one carries. */
const LEAST_SHARE = 0.5;
/** Earlier passages were found to fit better as a whole. */
const RANK_DISCOUNT = 0.06;
/** What only the heading says counts by this much. */
const HEADING_SHARE = 0.5;

/** Ends with a colon. */
const ANNOUNCES = /[:：]\s*$/u;
const MOST_ANNOUNCED = 10;

type Candidate = { quote: Quote; order: number; terms: Set<string>; score: number };

/**
 * The statements that carry most of the question's words, each new one by the words it adds, in the order of the
 * passages and then of reading. Empty when none carries any.
 * @param passages best first, each with its number in the prompt
 */
export function pickStatements(
  passages: readonly { number: number; statements: readonly Statement[] }[],
  weights: TermWeights,
): Quote[] {
  const candidates = passages.flatMap(({ number, statements }, rank) =>
    statements.map((statement, index) =>
      toCandidate({ ...statement, passage: number }, rank, index, weights),
    ),
  );
  const best = Math.max(0, ...candidates.map((candidate) => candidate.score));
  const picked: Candidate[] = [];
  const covered = new Set<string>();
  while (picked.length < MOST_QUOTES) {
    const gain = (candidate: Candidate) =>
      (candidate.score * (1 + newShare(candidate, covered, weights))) / 2;
    const next = candidates
      .filter((candidate) => !picked.includes(candidate))
      .reduce<Candidate | undefined>((top, one) => (!top || gain(one) > gain(top) ? one : top), undefined);
    if (!next || gain(next) <= 0 || gain(next) < best * LEAST_SHARE) break;
    picked.push(next);
    for (const term of next.terms) covered.add(term);
  }
  return withWhatFollows(picked, candidates)
    .sort((a, b) => a.order - b.order)
    .map(({ quote }) => quote);
}

/** What is announced ("Run:", "These are the steps:") is said too: the code, or the items of the list. */
function withWhatFollows(picked: readonly Candidate[], all: readonly Candidate[]): Candidate[] {
  const whole = new Set(picked);
  for (const candidate of picked) {
    if (!ANNOUNCES.test(candidate.quote.text)) continue;
    const at = all.indexOf(candidate);
    const { passage } = candidate.quote;
    const first = all[at + 1]?.quote;
    if (!first || first.passage !== passage || first.kind === "paragraph") continue;
    const most = first.kind === "code" ? 1 : MOST_ANNOUNCED;
    for (const next of all.slice(at + 1, at + 1 + most)) {
      if (next.quote.passage !== passage || next.quote.kind !== first.kind) break;
      whole.add(next);
    }
  }
  return [...whole];
}

function toCandidate(quote: Quote, rank: number, index: number, weights: TermWeights): Candidate {
  const terms = askedFor(quote.text, weights);
  const above = [...askedFor(quote.heading, weights)].filter((term) => !terms.has(term));
  const own = weightOf(terms, weights);
  const score = own === 0 ? 0 : (own + HEADING_SHARE * weightOf(above, weights)) * (1 - rank * RANK_DISCOUNT);
  return { quote, order: rank * 10_000 + index, terms, score };
}

function askedFor(text: string, weights: TermWeights): Set<string> {
  return new Set(analyze(text, null).filter((term) => Object.hasOwn(weights, term)));
}

function weightOf(terms: Iterable<string>, weights: TermWeights): number {
  let sum = 0;
  for (const term of terms) sum += weights[term] ?? 0;
  return sum;
}

/** Which share of a statement's weight no statement before it has. */
function newShare({ terms }: Candidate, covered: ReadonlySet<string>, weights: TermWeights): number {
  const all = weightOf(terms, weights);
  const fresh = [...terms].filter((term) => !covered.has(term));
  return all === 0 ? 0 : weightOf(fresh, weights) / all;
}
