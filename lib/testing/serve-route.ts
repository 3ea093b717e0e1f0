import { createServer } from "node:http";
import { NextRequest } from "next/server";

type Handler = (request: NextRequest) => Promise<Response>;

/** The handlers of a route file, by the names of their methods, behind a server on loopback. */
export async function serveRoute(handlers: Partial<Record<"GET" | "POST" | "PUT", Handler>>) {
  const server = createServer(async (incoming, outgoing) => {
    const method = incoming.method ?? "";
    const handler = (handlers as Record<string, Handler | undefined>)[method];
    if (!handler) return outgoing.writeHead(405).end();
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = method === "GET" ? undefined : Buffer.concat(chunks);
    const headers = new Headers(
      Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const response = await handler(
      new NextRequest(`http://${incoming.headers.host}${incoming.url}`, { method, headers, body }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
