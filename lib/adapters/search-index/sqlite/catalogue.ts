import type { DatabaseSync, StatementSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { IndexFilter } from "../port";
import { hashId } from "../term-hash";
import { bytesOfSteps, wordsOfSigns } from "./codes";
import { bytesToWords } from "./vectors";

const ROWS_PER_TURN = 5_000;
const FIRST_CAPACITY = 64;
const GROWTH = 1.5;

type Row = [
  id: number,
  entry: number,
  source: string,
  document: string,
  signs: Uint8Array,
  steps: Uint8Array,
  stepSize: number,
];

/**
 * The codes of one embedding space in memory: 5 bits a dimension and 20 bytes more an entry (980 bytes at 1,536). It follows the file: new codes have larger ids, and their number tells whether some went. Sources and documents are
 * kept as hashes, so whoever uses a row asks the file again before it is shown to anybody.
 */
export class Catalogue {
  size = 0;
  signs: Uint32Array<ArrayBuffer>;
  steps: Uint8Array<ArrayBuffer>;
  stepSizes = new Float32Array(FIRST_CAPACITY);
  entries = new Uint32Array(FIRST_CAPACITY);
  ids = new Uint32Array(FIRST_CAPACITY);
  private sources = new Uint32Array(FIRST_CAPACITY);
  private documents = new Uint32Array(FIRST_CAPACITY);
  private readonly words: number;
  private readonly stepBytes: number;
  private readonly space: number;
  private readonly newRows: StatementSync;
  private readonly allIds: StatementSync;
  private readonly total: StatementSync;
  private running: Promise<void> | null = null;

  constructor(database: DatabaseSync, space: number, dimensions: number) {
    this.space = space;
    this.words = wordsOfSigns(dimensions);
    this.stepBytes = bytesOfSteps(dimensions);
    this.signs = new Uint32Array(FIRST_CAPACITY * this.words);
    this.steps = new Uint8Array(FIRST_CAPACITY * this.stepBytes);
    this.newRows = database.prepare(`
      select c.id, c.entry, e.source, e.document, c.signs, c.steps, c.step_size from codes c join entries e on e.id = c.entry
      where c.space = ? and c.id > ? order by c.id limit ${ROWS_PER_TURN}`);
    this.newRows.setReturnArrays(true);
    this.allIds = database.prepare("select id from codes where space = ? order by id");
    this.allIds.setReturnArrays(true);
    this.total = database.prepare("select vectors from spaces where id = ?");
  }

  get bytes(): number {
    return this.signs.byteLength + this.steps.byteLength + 5 * this.entries.byteLength;
  }

  /** Brings the catalogue up to what the file holds; callers at the same time share one run. */
  follow(): Promise<void> {
    this.running ??= this.catchUp().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Row numbers of the entries the filter lets through. */
  rowsFor(filter: IndexFilter): Uint32Array {
    const sources = hashesOf(filter.sourceIds);
    const documents = filter.documentIds === undefined ? null : hashesOf(filter.documentIds);
    const rows = new Uint32Array(this.size);
    let count = 0;
    for (let row = 0; row < this.size; row++) {
      if (!sources.has(this.sources[row] ?? 0)) continue;
      if (documents !== null && !documents.has(this.documents[row] ?? 0)) continue;
      rows[count++] = row;
    }
    return rows.subarray(0, count);
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const rows = this.newRows.all(this.space, this.lastId()) as unknown as Row[];
      for (const row of rows) this.add(row);
      if (rows.length < ROWS_PER_TURN) break;
      await nextTurn();
    }
    const total = Number(this.total.get(this.space)?.vectors ?? 0);
    if (this.size > total) this.dropMissing();
  }

  private lastId(): number {
    return this.size === 0 ? 0 : (this.ids[this.size - 1] ?? 0);
  }

  private add([id, entry, source, document, signs, steps, stepSize]: Row): void {
    if (this.size === this.entries.length) this.grow();
    const row = this.size++;
    this.ids[row] = id;
    this.entries[row] = entry;
    this.sources[row] = hashId(source);
    this.documents[row] = hashId(document);
    this.signs.set(bytesToWords(signs), row * this.words);
    this.steps.set(steps, row * this.stepBytes);
    this.stepSizes[row] = stepSize;
  }

  private grow(): void {
    const capacity = Math.ceil(this.entries.length * GROWTH);
    this.ids = larger(this.ids, capacity);
    this.entries = larger(this.entries, capacity);
    this.sources = larger(this.sources, capacity);
    this.documents = larger(this.documents, capacity);
    this.signs = larger(this.signs, capacity * this.words);
    this.steps = larger(this.steps, capacity * this.stepBytes);
    this.stepSizes = larger(this.stepSizes, capacity);
  }

  /** Both lists ascend, so one walk finds what is gone. */
  private dropMissing(): void {
    const present = this.allIds.all(this.space) as unknown as [number][];
    let kept = 0;
    let at = 0;
    for (let row = 0; row < this.size; row++) {
      const id = this.ids[row] ?? 0;
      while (at < present.length && (present[at]?.[0] ?? 0) < id) at++;
      if (present[at]?.[0] !== id) continue;
      this.move(row, kept++);
    }
    this.size = kept;
  }

  private move(from: number, to: number): void {
    if (from === to) return;
    this.ids[to] = this.ids[from] ?? 0;
    this.entries[to] = this.entries[from] ?? 0;
    this.sources[to] = this.sources[from] ?? 0;
    this.documents[to] = this.documents[from] ?? 0;
    this.signs.copyWithin(to * this.words, from * this.words, (from + 1) * this.words);
    this.steps.copyWithin(to * this.stepBytes, from * this.stepBytes, (from + 1) * this.stepBytes);
    this.stepSizes[to] = this.stepSizes[from] ?? 0;
  }
}

type Numbers = Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

function larger<T extends Numbers>(array: T, length: number): T {
  // The three constructors have this signature in common; TypeScript does not see that it gives the same kind back.
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array);
  return copy;
}

function hashesOf(ids: readonly string[]): Set<number> {
  return new Set(ids.map((id) => hashId(id)));
}
