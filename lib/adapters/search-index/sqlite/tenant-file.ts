import { statSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import type { DocumentId, SourceId, SpaceId } from "@/lib/core/ids";
import type { Hit, IndexFilter, VersionEntries } from "../port";
import { Catalogue } from "./catalogue";
import { DenseSearch } from "./dense";
import { LexicalSearch } from "./lexical";
import { openForReading } from "./schema";

const VERSIONS_PER_PAGE = 500;

type VersionRow = { document: DocumentId; version: number; entries: number };
type OpenCatalogue = { id: number; catalogue: Catalogue; dimensions: number; seenVersion: number };

/** One tenant's file, open for reading. */
export class TenantFile {
  readonly lexical: LexicalSearch;
  /** Searches going on; the file is not closed under them. */
  users = 0;
  private readonly database: DatabaseSync;
  private readonly path: string;
  private readonly inode: number;
  private readonly dense: DenseSearch;
  private readonly dataVersion: StatementSync;
  private readonly catalogues = new Map<SpaceId, OpenCatalogue>();

  private constructor(database: DatabaseSync, path: string, inode: number) {
    this.database = database;
    this.path = path;
    this.inode = inode;
    this.lexical = new LexicalSearch(database);
    this.dense = new DenseSearch(database);
    this.dataVersion = database.prepare("pragma data_version");
  }

  /** Null when there is none (yet). */
  static open(path: string): TenantFile | null {
    const inode = statSync(path, { throwIfNoEntry: false })?.ino;
    if (inode === undefined) return null;
    const database = openForReading(path);
    return database && new TenantFile(database, path, inode);
  }

  /** Whether the file of that name is still this one; another process may have set it aside. */
  isCurrent(): boolean {
    return statSync(this.path, { throwIfNoEntry: false })?.ino === this.inode;
  }

  /** What the codes in memory take. */
  get bytes(): number {
    let bytes = 0;
    for (const { catalogue } of this.catalogues.values()) bytes += catalogue.bytes;
    return bytes;
  }

  /** @throws AppError invalid_request when the query's vector has another size than the space's */
  async nearest(space: SpaceId, query: Float32Array, filter: IndexFilter, topK: number): Promise<Hit[]> {
    const open = await this.catalogueOf(space);
    if (!open) return [];
    if (open.dimensions === query.length) return this.dense.search(open.catalogue, query, filter, topK);
    throw new AppError(
      "invalid_request",
      `The query's vector has ${query.length} dimensions, its embedding space has ${open.dimensions}.`,
    );
  }

  count({ sourceId, documentId }: { sourceId?: SourceId; documentId?: DocumentId }): number {
    const conditions = ["true", ...(sourceId ? ["source = ?"] : []), ...(documentId ? ["document = ?"] : [])];
    const row = this.database
      .prepare(`select count(*) as entries from entries where ${conditions.join(" and ")}`)
      .get(...[sourceId, documentId].filter((id) => id !== undefined));
    return Number(row?.entries);
  }

  listVersions(cursor?: string): { items: VersionEntries[]; nextCursor: string | null } {
    const [document = "", version = "0"] = cursor === undefined ? [] : decodeCursor(cursor).split(" ");
    const rows = this.database
      .prepare(`
        select document, version, count(*) as entries from entries where (document, version) > (?, ?)
        group by document, version order by document, version limit ?`)
      .all(document, Number(version), VERSIONS_PER_PAGE + 1);
    // The columns as the schema has them; documents are only ever written as a DocumentId.
    return toPage(rows as unknown as VersionRow[], VERSIONS_PER_PAGE, keyOf, toVersionEntries);
  }

  close(): void {
    this.catalogues.clear();
    if (this.database.isOpen) this.database.close();
  }

  /** The codes of a space, brought up to date when anything was written since they were last looked at. */
  private async catalogueOf(space: SpaceId): Promise<OpenCatalogue | undefined> {
    const version = Number(this.dataVersion.get()?.data_version);
    let open = this.catalogues.get(space);
    if (open?.seenVersion === version) return open;
    const row = this.database.prepare("select id, dimensions from spaces where name = ?").get(space);
    if (!row) {
      this.catalogues.delete(space);
      return undefined;
    }
    const id = Number(row.id);
    if (open?.id !== id) {
      const dimensions = Number(row.dimensions);
      open = { id, dimensions, catalogue: new Catalogue(this.database, id, dimensions), seenVersion: -1 };
      this.catalogues.set(space, open);
    }
    await open.catalogue.follow();
    open.seenVersion = version;
    return open;
  }
}

function keyOf({ document, version }: VersionRow): string {
  return `${document} ${version}`;
}

function toVersionEntries({ document, version, entries }: VersionRow): VersionEntries {
  return { documentId: document, version, entries };
}
