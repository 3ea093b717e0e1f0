import type { Socket } from "node:net";
import { fatal, Incoming, type Message, welcome } from "./messages";
import type { Server, Servers } from "./servers";

/** What PgBouncer keeps for a client itself, or may pass over; it refuses all others. */
const KNOWN = new Set(["user", "database", "application_name", "client_encoding"]);
/** Query, and the end of what the extended protocol asks. */
const ENDS_A_UNIT = new Set(["Q", "S"]);
const TERMINATE = "X";
const READY = "Z";
const IDLE = "I".charCodeAt(0);

/**
 * Serves one client: it has a server's connection from the first message of a transaction until PostgreSQL is ready for
 * something else, and what it sends meanwhile goes on one by one.
 */
export function serveClient(socket: Socket, servers: Servers, isFull: () => boolean): void {
  const incoming = new Incoming();
  const units: Buffer[] = [];
  let unit: Buffer[] = [];
  let isLetIn = false;
  let server: Server | null = null;
  let isAsking = false;

  const refuse = (text: string) => socket.end(fatal(text));

  function letIn(): boolean {
    for (let opening = incoming.opening(); opening; opening = incoming.opening()) {
      if (opening.kind === "cancel") socket.destroy();
      else if (opening.kind === "encryption") socket.write("N");
      else {
        const unknown = [...opening.parameters.keys()].find((name) => !KNOWN.has(name));
        if (unknown) refuse(`unsupported startup parameter: ${unknown}`);
        else if (isFull()) refuse("no more connections allowed (max_client_conn)");
        else {
          socket.write(welcome());
          return true;
        }
      }
    }
    return false;
  }

  async function ask(): Promise<void> {
    const next = units[0];
    if (isAsking || !next) return;
    isAsking = true;
    server ??= await servers.lend();
    if (!server) return void refuse("query_wait_timeout");
    // It went away while it waited.
    if (socket.destroyed) return servers.giveBack(server);
    server.client = { onMessage, onLost: () => socket.destroy() };
    units.shift();
    server.send(next);
  }

  function onMessage({ type, whole, body }: Message): void {
    socket.write(whole);
    if (type !== READY) return;
    isAsking = false;
    if (body[0] === IDLE && server) {
      servers.giveBack(server);
      server = null;
    }
    void ask();
  }

  socket.on("data", (chunk) => {
    incoming.push(chunk);
    isLetIn ||= letIn();
    if (!isLetIn) return;
    for (const { type, whole } of incoming.messages()) {
      if (type === TERMINATE) return void socket.end();
      unit.push(whole);
      if (!ENDS_A_UNIT.has(type)) continue;
      units.push(Buffer.concat(unit));
      unit = [];
    }
    void ask();
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    if (!server?.client) return;
    server.client = null;
    servers.drop(server);
  });
}
