import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { DocumentId } from "@/lib/core/ids";
import { streamOf } from "@/lib/core/stream-of";
import { Prisma } from "@/lib/db";
import { type Ctx, read, type Tx } from "../_kit";
import { EXPORTED, README } from "./export-tables";

const ROWS_AT_A_TIME = 500;

/** The archive while it is made: one table or file after the other, so that nothing large is ever held. */
export async function buildArchive(ctx: Ctx): Promise<ReadableStream<Uint8Array>> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(README), "README.txt");
  addLines(zip, "data/people.jsonl", people(ctx));
  for (const [table, { without = [] }] of Object.entries(EXPORTED)) {
    addLines(zip, `data/${table}.jsonl`, rowsOf(ctx, table, without));
  }
  for (const { id, fileName, title, blobKey } of await read(ctx, findFiles)) {
    const name = safeName(fileName ?? title);
    zip.addReadStreamLazy(`files/${id}/${name}`, {}, (done) => {
      ctx.ports.blobs.get(blobKey).then(
        (body) => done(null, Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])),
        (error) => done(error, Readable.from([])),
      );
    });
  }
  zip.end();
  zip.on("error", (error) => (zip.outputStream as Readable).destroy(error));
  return streamOf(zip.outputStream as unknown as AsyncIterable<Uint8Array>);
}

function addLines(zip: ZipFile, name: string, rows: AsyncIterable<unknown>): void {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`;
  }
  zip.addReadStreamLazy(name, {}, (done) => done(null, Readable.from(lines())));
}

/** The rows of a table that the tenant sees: row-level security leaves no others. */
async function* rowsOf(ctx: Ctx, table: string, without: readonly string[]): AsyncGenerator<unknown> {
  let rows: PlacedRow[] = [];
  do {
    rows = await readRows(ctx, { table, without, after: rows.at(-1)?.place ?? null });
    for (const { row } of rows) yield row;
  } while (rows.length === ROWS_AT_A_TIME);
}

type PlacedRow = { place: string; row: object };
type Part = { table: string; without: readonly string[]; after: string | null };

function readRows(ctx: Ctx, { table, without, after }: Part): Promise<PlacedRow[]> {
  // The physical place of a row is a key that every table has; a row that moves meanwhile may come twice.
  return read(
    ctx,
    ({ db }) => db.$queryRaw<PlacedRow[]>`
      select t.ctid::text as place, to_jsonb(t) - ${[...without]}::text[] as row from ${Prisma.raw(`"${table}"`)} t
      where ${after}::text is null or t.ctid > ${after}::text::tid
      order by t.ctid limit ${ROWS_AT_A_TIME}`,
  );
}

async function* people(ctx: Ctx): AsyncGenerator<unknown> {
  yield* await read(ctx, ({ db }) => db.user.findMany({ select: { id: true, email: true, name: true } }));
}

type StoredFile = { id: DocumentId; fileName: string | null; title: string; blobKey: string };

function findFiles({ db }: Tx): Promise<StoredFile[]> {
  return db.$queryRaw<StoredFile[]>`
    select id, "fileName", title, "blobKey" from "Document" where "blobKey" is not null and "deletedAt" is null order by id`;
}

/** A name that any system can unpack, and that leads nowhere else. */
function safeName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, "_")
    .replace(/^\.+|[. ]+$/g, "_")
    .slice(0, 120);
  return plain || "file";
}
