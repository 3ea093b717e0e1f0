import { type Filter, matches } from "./filters";
import type { DoubleRecord, Sparse } from "./shapes";

type Change = { visibleAt: number; apply(records: Map<string, DoubleRecord>): void };
export type Query = {
  topK: number;
  filter?: Filter | undefined;
  vector?: number[] | undefined;
  sparseVector?: Sparse | undefined;
};
export type Found = { id: string; score: number; record: DoubleRecord };

/** The records of one namespace. What is written shows after a while, in the order it was written in, as at Pinecone. */
export class Namespace {
  private readonly records = new Map<string, DoubleRecord>();
  private readonly pending: Change[] = [];
  private readonly delayMs: () => number;

  constructor(delayMs: () => number) {
    this.delayMs = delayMs;
  }

  upsert(records: readonly DoubleRecord[]): void {
    this.change((held) => {
      for (const record of records) held.set(record.id, record);
    });
  }

  deleteIds(ids: readonly string[]): void {
    this.change((held) => {
      for (const id of ids) held.delete(id);
    });
  }

  deleteWhere(filter: Filter | undefined): void {
    this.change((held) => {
      for (const [id, record] of held) if (matches(filter, record.metadata)) held.delete(id);
    });
  }

  get isEmpty(): boolean {
    return this.visible().size === 0 && this.pending.length === 0;
  }

  /** What a query would see now. */
  visible(): ReadonlyMap<string, DoubleRecord> {
    while (this.pending[0] && this.pending[0].visibleAt <= Date.now()) {
      this.pending.shift()?.apply(this.records);
    }
    return this.records;
  }

  /** A sparse query finds what has a term in common with it; a dense one ranks everything. */
  search({ topK, filter, vector, sparseVector }: Query): Found[] {
    const wanted =
      sparseVector && new Map(sparseVector.indices.map((at, i) => [at, sparseVector.values[i] ?? 0]));
    const found: Found[] = [];
    for (const [id, record] of this.visible()) {
      if (!matches(filter, record.metadata)) continue;
      const words = wanted ? sparseDot(wanted, record.sparseValues) : 0;
      if (!vector && words === 0) continue;
      found.push({ id, record, score: words + (vector ? dot(vector, record.values ?? []) : 0) });
    }
    return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, topK);
  }

  private change(apply: Change["apply"]): void {
    const delay = this.delayMs();
    this.visible();
    if (delay === 0 && this.pending.length === 0) apply(this.records);
    else this.pending.push({ visibleAt: Date.now() + delay, apply });
  }
}

function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function sparseDot(wanted: ReadonlyMap<number, number>, held: Sparse | undefined): number {
  let sum = 0;
  for (const [at, index] of (held?.indices ?? []).entries())
    sum += (wanted.get(index) ?? 0) * (held?.values[at] ?? 0);
  return sum;
}
