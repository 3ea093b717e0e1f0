import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type WebSite = { url: string; asked: string[]; close(): Promise<void> };

/** A site on loopback: each path with its status, headers and body. */
export async function startWebSite(
  pages: Record<string, { status?: number; headers?: Record<string, string>; body?: string }>,
): Promise<WebSite> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    const { status = 200, headers = {}, body = "" } = pages[path] ?? { status: 404 };
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
