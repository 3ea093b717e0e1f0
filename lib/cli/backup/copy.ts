// PostgreSQL's COPY over `pg`, which leaves it to a query to handle the messages of that protocol ("COPY Operations" in
// PostgreSQL's manual, "Message Flow"): rows as PostgreSQL itself writes and reads them, of any type, exactly.
import { once } from "node:events";
import { Readable } from "node:stream";
import type pg from "pg";

/** What `pg` calls on a query of one's own; the messages that COPY has no use for are ignored. */
abstract class CopyQuery implements pg.Submittable {
  readonly #sql: string;
  protected connection: RawConnection | undefined;

  constructor(sql: string) {
    this.#sql = sql;
  }

  submit(connection: pg.Connection): void {
    this.connection = connection as RawConnection;
    connection.query(this.#sql);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  abstract handleReadyForQuery(): void;
  abstract handleError(error: Error): void;
}

/** The part of `pg`'s connection that its types leave out; lib/connection.js of the pinned version has it. */
type RawConnection = pg.Connection & {
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

const CHUNK_BYTES = 64 * 1024;

class CopyOut extends CopyQuery {
  #held: Buffer[] = [];
  #bytes = 0;
  readonly rows = new Readable({ read: () => void this.connection?.stream.resume() });

  constructor(sql: string) {
    super(sql);
    // Whoever reads is told; when nobody does any more, nobody has to know.
    this.rows.on("error", () => {});
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The parser uses its memory again.
    this.#held.push(Buffer.from(chunk));
    this.#bytes += chunk.length;
    if (this.#bytes >= CHUNK_BYTES) this.#give();
  }

  #give(): void {
    const isTaken = this.rows.push(Buffer.concat(this.#held));
    this.#held = [];
    this.#bytes = 0;
    if (!isTaken) this.connection?.stream.pause();
  }

  handleReadyForQuery(): void {
    if (this.#bytes > 0) this.#give();
    this.connection?.stream.resume();
    this.rows.push(null);
  }

  handleError(error: Error): void {
    this.rows.destroy(error);
  }
}

/** What `COPY … TO STDOUT` gives, as it comes; the server waits while nobody reads. */
export function copyOut(client: pg.Client, sql: string): Readable {
  return client.query(new CopyOut(sql)).rows;
}

class CopyIn extends CopyQuery {
  readonly #source: AsyncIterable<Uint8Array>;
  readonly done = Promise.withResolvers<void>();
  #hasEnded = false;
  #failure: unknown;

  constructor(sql: string, source: AsyncIterable<Uint8Array>) {
    super(sql);
    this.#source = source;
  }

  handleCopyInResponse(connection: RawConnection): void {
    this.#send(connection).then(
      () => this.#hasEnded || connection.endCopyFrom(),
      (error) => {
        this.#failure = error;
        if (!this.#hasEnded) connection.sendCopyFail("the rows cannot be read");
      },
    );
  }

  async #send(connection: RawConnection): Promise<void> {
    const { stream } = connection;
    for await (const chunk of this.#source) {
      // The server has refused what came before.
      if (this.#hasEnded) return;
      connection.sendCopyFromChunk(chunk);
      if (stream.writableNeedDrain) await Promise.race([once(stream, "drain"), once(stream, "close")]);
    }
  }

  handleReadyForQuery(): void {
    this.#hasEnded = true;
    this.done.resolve();
  }

  handleError(error: Error): void {
    this.#hasEnded = true;
    this.done.reject(this.#failure ?? error);
  }
}

/** Sends what `COPY … FROM STDIN` asks for. @throws the server's error, or that of the source */
export function copyIn(client: pg.Client, sql: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  return client.query(new CopyIn(sql, source)).done.promise;
}
