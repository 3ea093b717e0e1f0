import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer as createPlainServer, type Socket, type Server as SocketServer } from "node:net";
import { onTestFinished } from "vitest";

export type TestServer = {
  port: number;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** How many connections were made to it. */
  connections(): number;
};

/** A web server on loopback until the test ends. */
export const serve = (listener: RequestListener, host?: string) => listen(createServer(listener), host);

export const serveSecurely = (certificate: { key: string; cert: string }, listener: RequestListener) =>
  listen(createSecureServer(certificate, listener));

/** A server that speaks whatever bytes it is told to, once the request's head is in. */
export function serveRaw(answer: (socket: Socket) => void): Promise<TestServer> {
  return listen(createPlainServer((socket) => void socket.once("data", () => answer(socket))));
}

async function listen(server: SocketServer | Server, host = "127.0.0.1"): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => {}); // clients hang up on hostile servers
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { port, origin: `http://127.0.0.1:${port}`, connections: () => connections };
}
