import type { ChunkId, DocumentId, SourceId, SpaceId, TenantId } from "@/lib/core/ids";
import type { Component } from "../component";

/** Lexical and dense together; the store scores BM25 over the analysed terms it is given and cosine over the vectors. */
export interface SearchIndex extends Component {
  /** So long after a write was taken it may still be unseen by searches; 0: never. */
  readonly seenWithinMs: number;
  /** A handle fixed to one tenant and embedding space (null: the tenant has no vectors). No method takes a namespace. */
  forTenant(tenantId: TenantId, spaceId: SpaceId | null): TenantIndex;
  close(): Promise<void>;
}

/** Analysed terms in order, each as often as it occurs; made by `analyze` in lib/services/retrieval/analysis. */
export type Terms = readonly string[];

/**
 * One thing a query asks for; made by `analyzeQuery`. An entry has it when it holds any of the forms (a word's stem, the
 * word as written): they count as one term, not as several, or a word that differs from its stem would count double.
 */
export type QueryTerm = {
  forms: readonly string[];
  weight: number;
  /** Cut out of a text without spaces, overlapping its neighbours; it may be no word at all. */
  isFragment?: true;
};

export type IndexEntry = {
  chunkId: ChunkId;
  documentId: DocumentId;
  sourceId: SourceId;
  version: number;
  /** Terms of the document's title and the chunk's headings, weighted above the body's. */
  titleTerms: Terms;
  bodyTerms: Terms;
  /** Unit length, as many numbers as the space has dimensions. */
  vector?: Float32Array;
};

/** Only entries of these sources (and, when given, documents) are found; an empty list finds nothing. */
export type IndexFilter = { sourceIds: readonly SourceId[]; documentIds?: readonly DocumentId[] };

export type Hit = { chunkId: ChunkId; score: number };

export type IndexAnswer = {
  /** Best first. Scores of the two lists are not comparable: BM25 (≥ 0) and cosine (−1 … 1). */
  lexical: Hit[];
  dense: Hit[];
  /** Over the tenant's whole index, for weighing terms: how many entries there are, and how many hold each queried form. */
  statistics: { entries: number; documentFrequency: ReadonlyMap<string, number> };
};

export type VersionEntries = { documentId: DocumentId; version: number; entries: number };

export interface TenantIndex {
  /** Adds or replaces entries by chunk id; doing it twice changes nothing. */
  upsert(entries: readonly IndexEntry[]): Promise<void>;
  search(query: {
    terms?: readonly QueryTerm[];
    vector?: Float32Array;
    topK: number;
    filter: IndexFilter;
  }): Promise<IndexAnswer>;
  deleteVersion(documentId: DocumentId, version: number): Promise<void>;
  /** Every version of the document. */
  deleteDocument(documentId: DocumentId): Promise<void>;
  /** What is in the index, document by document, for finding orphans. */
  listVersions(cursor?: string): Promise<{ items: VersionEntries[]; nextCursor: string | null }>;
  count(filter: { sourceId?: SourceId; documentId?: DocumentId }): Promise<number>;
  /** The vectors of every embedding space but the handle's; terms stay. */
  deleteOtherSpaces(): Promise<void>;
  deleteAll(): Promise<void>;
}
