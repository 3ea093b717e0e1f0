import { createServer, type Socket } from "node:net";
import { serveClient } from "./client";
import { Servers } from "./servers";

export type TransactionPooler = {
  /** Of the database behind it, through it; whoever comes is let in, with any password. */
  url: string;
  /** How many clients it lets in at most; changed at will. */
  mostClients: number;
  /** Ends every client's connection; whoever goes on has to be let in anew. */
  cutClients(): void;
  close(): Promise<void>;
};

/**
 * A pooler in transaction mode on loopback, as PgBouncer, Neon's and Supavisor are: few connections of its own to
 * PostgreSQL, each given to a client for one transaction. What outlives a transaction meets somebody else.
 * @param waitMs how long a client waits for one of them at most
 */
export async function startTransactionPooler({
  url,
  size,
  waitMs = 120_000,
}: {
  url: string;
  size: number;
  waitMs?: number;
}): Promise<TransactionPooler> {
  const servers = new Servers({ url, size, waitMs });
  await servers.open();
  const clients = new Set<Socket>();
  const cutClients = () => {
    for (const client of clients) client.destroy();
  };
  const listener = createServer((socket) => {
    clients.add(socket);
    socket.on("close", () => clients.delete(socket));
    serveClient(socket, servers, () => clients.size > pooler.mostClients);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("the pooler has no port");
  const through = new URL(url);
  through.host = `127.0.0.1:${address.port}`;
  const pooler: TransactionPooler = {
    url: through.toString(),
    mostClients: 100,
    cutClients,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        servers.close();
        cutClients();
      }),
  };
  return pooler;
}
