import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { ChunkId } from "@/lib/core/ids";
import type { Hit, IndexAnswer, IndexFilter, QueryTerm } from "../port";
import { rarityOf, type ScoredTerm, Scorer } from "../score";
import { hashTerm, toToken } from "../term-hash";
import { Holdings } from "./holdings";
import { bytesToWords } from "./vectors";

/** SQLite's BM25 counts the forms of one word as several, so it only chooses candidates; `Scorer` ranks them. */
const CANDIDATE_FACTOR = 2;
const CANDIDATE_MINIMUM = 200;
/**
 * In a large index, terms that every fifth entry holds are not looked up when the others carry most of the weight and
 * find enough: they cost the most time and move the fewest places. The exact score still counts them.
 */
const LARGE = 5_000;
const COMMON_SHARE = 0.2;
const RARE_WEIGHT_SHARE = 0.6;
const MOST_TERMS = 128;
/** Of a long question only the most telling terms choose candidates; all of them score. */
const MOST_LOOKED_UP = 32;

type Candidate = [chunk: string, titleLength: number, terms: Uint8Array];
type Weighed = ScoredTerm & { tokens: string[]; holders: number };

export class LexicalSearch {
  private readonly candidates: StatementSync;
  private readonly candidatesInSources: StatementSync;
  private readonly candidatesInDocuments: StatementSync;
  private readonly holdings: Holdings;
  private readonly totals: StatementSync;

  constructor(database: DatabaseSync) {
    const ranked = (filter: string) => `
      select e.chunk, t.title_length, t.terms from (
        select l.rowid as id, bm25(lexicon, 2.0, 1.0) as rank
        from lexicon l ${filter ? "join entries f on f.id = l.rowid" : ""}
        where lexicon match ? ${filter}
        order by 2, 1 limit ?
      ) r join entries e on e.id = r.id join terms t on t.entry = r.id`;
    const inSources = "and f.source in (select value from json_each(?))";
    const inDocuments = "and f.document in (select value from json_each(?))";
    this.candidates = database.prepare(ranked(""));
    this.candidatesInSources = database.prepare(ranked(inSources));
    this.candidatesInDocuments = database.prepare(ranked(`${inSources} ${inDocuments}`));
    for (const statement of [this.candidates, this.candidatesInSources, this.candidatesInDocuments])
      statement.setReturnArrays(true);
    this.holdings = new Holdings(database);
    this.totals = database.prepare("select entries, length from totals");
  }

  /** @param topK 0: only the statistics are wanted */
  search(
    terms: readonly QueryTerm[],
    filter: IndexFilter,
    topK: number,
  ): Pick<IndexAnswer, "lexical" | "statistics"> {
    this.holdings.follow();
    const totals = this.totals.get();
    const entries = Number(totals?.entries ?? 0);
    const averageLength = Number(totals?.length ?? 0) / Math.max(1, entries);
    const documentFrequency = new Map<string, number>();
    const weighed = terms.slice(0, MOST_TERMS).map((term) => this.weigh(term, entries, documentFrequency));
    const statistics = { entries, documentFrequency };
    const scorer = new Scorer(weighed, averageLength);
    const candidates = topK === 0 ? [] : this.candidatesFor(weighed, entries, filter, topK);
    const lexical: Hit[] = candidates.map(([chunk, titleLength, bytes]) => ({
      // The column only ever takes what upsert was given as a ChunkId.
      chunkId: chunk as ChunkId,
      score: scorer.score(bytesToWords(bytes), titleLength),
    }));
    lexical.sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
    return { lexical: lexical.slice(0, topK), statistics };
  }

  private candidatesFor(
    terms: readonly Weighed[],
    entries: number,
    filter: IndexFilter,
    topK: number,
  ): Candidate[] {
    const limit = Math.max(CANDIDATE_MINIMUM, CANDIDATE_FACTOR * topK);
    const held = mostTelling(terms);
    const rare = withoutCommon(held, entries);
    const found = this.lookUp(rare, filter, limit);
    const isEnough = found.length >= topK || rare.length === held.length;
    return isEnough ? found : this.lookUp(held, filter, limit);
  }

  private weigh(term: QueryTerm, entries: number, documentFrequency: Map<string, number>): Weighed {
    const tokens: string[] = [];
    const forms: number[] = [];
    let holders = 0;
    for (const form of term.forms) {
      const { short, long } = hashTerm(form);
      const token = toToken(long);
      const held = this.holdings.holdersOf(token);
      documentFrequency.set(form, held);
      holders = Math.max(holders, held);
      forms.push(short);
      if (held > 0) tokens.push(token);
    }
    const rarity = rarityOf(entries, holders);
    return { forms, tokens, holders, rarity, weight: term.weight, isFragment: term.isFragment === true };
  }

  private lookUp(terms: readonly Weighed[], filter: IndexFilter, limit: number): Candidate[] {
    const tokens = new Set(terms.flatMap((term) => term.tokens));
    if (tokens.size === 0) return [];
    const match = [...tokens].map((token) => `"${token}"`).join(" OR ");
    // The columns as the statement names them.
    return this.rowsFor(match, filter, limit) as unknown as Candidate[];
  }

  private rowsFor(match: string, { sourceIds, documentIds }: IndexFilter, limit: number) {
    const sources = JSON.stringify(sourceIds);
    if (documentIds)
      return this.candidatesInDocuments.all(match, sources, JSON.stringify(documentIds), limit);
    // Where nothing is kept out, asking each entry for its source takes as long as the search itself.
    if (this.holdings.isWithin(sourceIds)) return this.candidates.all(match, limit);
    return this.candidatesInSources.all(match, sources, limit);
  }
}

function mostTelling(terms: readonly Weighed[]): Weighed[] {
  const held = terms.filter((term) => term.holders > 0);
  return held.sort((a, b) => b.weight * b.rarity - a.weight * a.rarity).slice(0, MOST_LOOKED_UP);
}

function withoutCommon(terms: readonly Weighed[], entries: number): readonly Weighed[] {
  if (entries < LARGE) return terms;
  const rare = terms.filter((term) => term.holders < COMMON_SHARE * entries);
  return weightOf(rare) >= RARE_WEIGHT_SHARE * weightOf(terms) ? rare : terms;
}

function weightOf(terms: readonly Weighed[]): number {
  return terms.reduce((sum, term) => sum + term.weight * term.rarity, 0);
}
