import { Socket } from "node:net";
import pg from "pg";
import { Incoming, type Message } from "./messages";

/** One of the pooler's own connections to PostgreSQL. */
export type Server = {
  send(bytes: Buffer): void;
  /** Who has it now; null while it lies idle. */
  client: { onMessage(message: Message): void; onLost(): void } | null;
  close(): void;
};

type Waiting = { take(server: Server): void; leave(): void };

/** So many connections and no more, each lent for a transaction; the one that lay idle longest goes first, so that all are mixed. */
export class Servers {
  readonly #url: string;
  readonly #size: number;
  readonly #waitMs: number;
  readonly #all = new Set<Server>();
  readonly #idle: Server[] = [];
  readonly #waiting: Waiting[] = [];
  #isClosed = false;

  constructor({ url, size, waitMs }: { url: string; size: number; waitMs: number }) {
    this.#url = url;
    this.#size = size;
    this.#waitMs = waitMs;
  }

  async open(): Promise<void> {
    while (this.#all.size < this.#size && !this.#isClosed) this.giveBack(await this.#connect());
  }

  /** Null when none became free in time. */
  lend(): Promise<Server | null> {
    const server = this.#idle.shift();
    if (server) return Promise.resolve(server);
    return new Promise((resolve) => {
      const waiting: Waiting = {
        take: (given) => {
          clearTimeout(timer);
          resolve(given);
        },
        leave: () => {
          clearTimeout(timer);
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          resolve(null);
        },
      };
      const timer = setTimeout(waiting.leave, this.#waitMs);
      this.#waiting.push(waiting);
    });
  }

  giveBack(server: Server): void {
    server.client = null;
    const next = this.#waiting.shift();
    if (next) next.take(server);
    else this.#idle.push(server);
  }

  /** In the middle of a transaction, nobody else may have it. */
  drop(server: Server): void {
    server.close();
  }

  close(): void {
    this.#isClosed = true;
    for (const waiting of [...this.#waiting]) waiting.leave();
    for (const server of this.#all) server.close();
  }

  /** Signs in by `pg`, and has the socket for itself from then on. */
  async #connect(): Promise<Server> {
    const socket = new Socket();
    const login = new pg.Client({ connectionString: this.#url, stream: () => socket });
    login.on("error", () => {});
    await login.connect();
    for (const event of ["data", "error", "end", "close"]) socket.removeAllListeners(event);
    const incoming = new Incoming();
    const server: Server = {
      send: (bytes) => socket.write(bytes),
      client: null,
      close: () => socket.destroy(),
    };
    socket.on("data", (chunk) => {
      incoming.push(chunk);
      for (const message of incoming.messages()) server.client?.onMessage(message);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#all.delete(server);
      const at = this.#idle.indexOf(server);
      if (at >= 0) this.#idle.splice(at, 1);
      server.client?.onLost();
      this.open().catch(() => {});
    });
    this.#all.add(server);
    return server;
  }
}
