import type { Hit, IndexAnswer, IndexFilter, QueryTerm } from "../port";
import { rarityOf, type ScoredTerm, Scorer } from "../score";
import { hashTerm } from "../term-hash";
import { toUnit } from "../unit";
import type { Ask, Client, Match } from "./client";
import {
  type Confirmed,
  confirm,
  type Manifest,
  type Namespace,
  readWeights,
  type Space,
  type Weights,
} from "./manifest";
import type { Places } from "./places";
import { chunkOf, filtersFor, heaviest, type Part, padded, placeholder, TERMS } from "./records";
import { toHashes } from "./term-list";
import { assertSize } from "./vectors";

/** Pinecone adds the forms of one word up and keeps no places, so it only chooses candidates; `Scorer` ranks them. */
const CANDIDATE_FACTOR = 2;
const CANDIDATE_MINIMUM = 200;
/** Nearest vectors asked for beyond the wanted ones: some may be of entries that are gone already. */
const SPARE = 50;
const MOST_HITS = 10_000;
const MOST_TERMS = 128;

export type Query = {
  terms?: readonly QueryTerm[];
  vector?: Float32Array;
  topK: number;
  filter: IndexFilter;
};
type Where = { manifest: Manifest; space: Space; places: Places };
type Weighed = { scored: ScoredTerm[]; sparse: NonNullable<Ask["sparseVector"]> };

/** @throws AppError invalid_request for a vector of another size than the space's, or with a number that is none */
export async function search(
  where: Where,
  { terms = [], vector, topK, filter }: Query,
): Promise<IndexAnswer> {
  const unit = vector && toUnit(vector);
  const asked = terms.slice(0, MOST_TERMS);
  const forms = [...new Set(asked.flatMap((term) => term.forms))];
  const hashOf = new Map(forms.map((form) => [form, hashTerm(form).short]));
  const weights = await readWeights(where.manifest, [...hashOf.values()]);
  const documentFrequency = new Map(
    forms.map((form) => [form, weights.holders.get(hashOf.get(form) ?? -1) ?? 0]),
  );
  const statistics = { entries: weights.entries, documentFrequency };
  const isClosed = topK < 1 || filter.sourceIds.length === 0 || filter.documentIds?.length === 0;
  if (isClosed) return { lexical: [], dense: [], statistics };
  const weighed = weigh(asked, weights);
  const [words, meaning] = await Promise.all([
    askForTerms(where, weights, weighed.sparse, { topK, filter }),
    unit ? askForVector(where, weights, unit, { topK, filter }) : [],
  ]);
  const ids = [...words, ...meaning].map(({ chunkId }) => chunkId);
  const confirmed = await confirm(where.manifest, ids, filter);
  const lexical = rank(words, confirmed, new Scorer(weighed.scored, weights.averageLength));
  // A vector that was taken away may be found still.
  const isThere = ({ chunkId }: Hit) => confirmed.get(chunkId)?.spaces.includes(where.space ?? "") === true;
  return { lexical: lexical.slice(0, topK), dense: meaning.filter(isThere).slice(0, topK), statistics };
}

/** The query's side of BM25: how rare a term is, times its weight. Forms that nothing holds are not asked for. */
function weigh(terms: readonly QueryTerm[], { entries, holders }: Weights): Weighed {
  const sparse = new Map<number, number>();
  const scored = terms.map(({ forms, weight, isFragment = false }) => {
    const hashes = forms.map((form) => hashTerm(form).short);
    const rarity = rarityOf(entries, Math.max(0, ...hashes.map((hash) => holders.get(hash) ?? 0)));
    for (const hash of hashes) {
      if (holders.has(hash) && weight > 0) sparse.set(hash, Math.max(sparse.get(hash) ?? 0, weight * rarity));
    }
    return { forms: hashes, weight, rarity, isFragment };
  });
  const pairs = heaviest(sparse);
  return {
    scored,
    sparse: { indices: pairs.map(([hash]) => hash), values: pairs.map(([, value]) => value) },
  };
}

type Limits = Pick<Query, "topK" | "filter">;

async function askForTerms(
  { manifest, places }: Where,
  { namespaces }: Weights,
  sparseVector: Weighed["sparse"],
  { topK, filter }: Limits,
): Promise<Hit[]> {
  const namespace = find(namespaces, TERMS);
  if (!namespace || sparseVector.indices.length === 0) return [];
  const vector = places.isApart ? null : placeholder(1, await places.dimension());
  const ask = {
    ...{ sparseVector, ...(vector && { vector }) },
    topK: Math.max(CANDIDATE_MINIMUM, CANDIDATE_FACTOR * topK),
  };
  return askAll(places.terms, manifest, namespace, ask, filter);
}

async function askForVector(
  { manifest, space, places }: Where,
  { namespaces }: Weights,
  unit: Float32Array,
  { topK, filter }: Limits,
): Promise<Hit[]> {
  const namespace = space && find(namespaces, space);
  if (!namespace) return [];
  assertSize(unit, namespace);
  const ask = { vector: padded(unit, await places.dimension()), topK: topK + SPARE };
  return askAll(places.vectors, manifest, namespace, ask, filter);
}

/** Once for every so many sources, as often as that is; what is not of this tenant and part is left out, whoever sent it. */
async function askAll(
  client: Client,
  { tenantId }: Manifest,
  { part, name }: Namespace,
  ask: Omit<Ask, "filter">,
  filter: IndexFilter,
): Promise<Hit[]> {
  const place = { tenantId, part };
  const topK = Math.min(MOST_HITS, ask.topK);
  const answers: Match[][] = [];
  for (const each of filtersFor(place, filter))
    answers.push(await client.query(name, { ...ask, topK, filter: each }));
  const hits = answers.flat().flatMap(({ id, score }): Hit[] => {
    const chunkId = chunkOf(place, id);
    return chunkId === null ? [] : [{ chunkId, score }];
  });
  return hits.sort(bestFirst);
}

const find = (namespaces: readonly Namespace[], part: Part) => namespaces.find((one) => one.part === part);

/** An entry that has been replaced may be found by what it held before: it scores nothing then. */
function rank(hits: readonly Hit[], confirmed: ReadonlyMap<string, Confirmed>, scorer: Scorer): Hit[] {
  const ranked = hits.flatMap(({ chunkId }): Hit[] => {
    const entry = confirmed.get(chunkId);
    const score = entry ? scorer.score(toHashes(entry.terms), entry.titleLength) : 0;
    return score > 0 ? [{ chunkId, score }] : [];
  });
  return ranked.sort(bestFirst);
}

function bestFirst(a: Hit, b: Hit): number {
  return b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1);
}
