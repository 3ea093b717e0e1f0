import type { DatabaseSync, StatementSync } from "node:sqlite";

/** What is remembered of terms, at most: some hundred bytes each. */
const MOST_TERMS = 20_000;
/** With more sources than these it costs more to know them all than it saves. */
const MOST_SOURCES = 200;

/**
 * What a tenant's file holds, as far as searches keep asking for it: how many entries hold a term, and of which sources
 * there are any. It is forgotten when the file changes; to count the entries of a frequent term takes SQLite as long as to
 * find them.
 */
export class Holdings {
  private readonly holders: StatementSync;
  private readonly version: StatementSync;
  private readonly nextSource: StatementSync;
  private readonly terms = new Map<string, number>();
  private sources: readonly string[] | null = null;
  private known: number | undefined;

  constructor(database: DatabaseSync) {
    this.holders = database.prepare("select doc from vocabulary where term = ?");
    // Changes when another connection has written, and only the writer's does.
    this.version = database.prepare("pragma data_version");
    this.nextSource = database.prepare("select min(source) as source from entries where source > ?");
  }

  /** Forgets what may have changed. To be called before each search. */
  follow(): void {
    const version = Number(this.version.get()?.data_version);
    if (version === this.known) return;
    this.known = version;
    this.terms.clear();
    this.sources = null;
  }

  /** How many entries hold a token. */
  holdersOf(token: string): number {
    const known = this.terms.get(token);
    if (known !== undefined) return known;
    const held = Number(this.holders.get(token)?.doc ?? 0);
    if (this.terms.size === MOST_TERMS) this.terms.clear();
    this.terms.set(token, held);
    return held;
  }

  /** Whether every entry is of one of these sources; false also when it takes too long to know. */
  isWithin(sourceIds: readonly string[]): boolean {
    if (sourceIds.length > MOST_SOURCES) return false;
    this.sources ??= this.listSources();
    const asked = new Set(sourceIds);
    return this.sources.length <= MOST_SOURCES && this.sources.every((source) => asked.has(source));
  }

  /** By steps over the index, one for each source: there may be millions of entries. */
  private listSources(): string[] {
    const sources: string[] = [];
    for (let last = ""; sources.length <= MOST_SOURCES; ) {
      const next = this.nextSource.get(last)?.source;
      if (typeof next !== "string") break;
      sources.push(next);
      last = next;
    }
    return sources;
  }
}
