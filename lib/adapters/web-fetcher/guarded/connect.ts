import { once } from "node:events";
import { isIP, connect as netConnect, type Socket } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { unreachable } from "./failures";
import type { Target } from "./target";

/** Opens a connection to an address (never a name); the signal ends it, at any time. */
export type Dial = (address: string, port: number, signal: AbortSignal) => Promise<Socket>;

const ATTEMPT_MS = 5_000;
const MOST_ATTEMPTS = 3;

export const dialDirectly: Dial = async (host, port, signal) => {
  const socket = netConnect({ host, port, signal });
  await once(socket, "connect");
  return socket;
};

/**
 * A connection to one of the target's checked addresses, with TLS for https: the certificate must be the name's.
 * @throws AppError upstream_failed
 */
export async function connectTo(target: Target, dial: Dial, signal: AbortSignal): Promise<Socket> {
  try {
    const socket = await dialFirst(target, dial, signal);
    socket.on("error", ignore);
    return target.url.protocol === "https:" ? await secure(socket, target.hostname, signal) : socket;
  } catch (error) {
    throw unreachable(error);
  }
}

async function dialFirst({ addresses, port }: Target, dial: Dial, signal: AbortSignal): Promise<Socket> {
  let failure: unknown;
  for (const address of addresses.slice(0, MOST_ATTEMPTS)) {
    signal.throwIfAborted();
    const attempt = new AbortController();
    const timer = setTimeout(() => attempt.abort(), ATTEMPT_MS);
    try {
      return await dial(address, port, AbortSignal.any([signal, attempt.signal]));
    } catch (error) {
      failure = error;
    } finally {
      clearTimeout(timer);
    }
  }
  throw failure;
}

async function secure(socket: Socket, host: string, signal: AbortSignal): Promise<Socket> {
  // TLS knows no SNI for addresses (RFC 6066, 3); the certificate is then compared with `host`.
  const servername = isIP(host) ? "" : host;
  const secured = tlsConnect({ socket, host, servername, ALPNProtocols: ["http/1.1"] });
  secured.on("error", ignore);
  try {
    await once(secured, "secureConnect", { signal });
    return secured;
  } catch (error) {
    secured.destroy();
    socket.destroy();
    throw error;
  }
}

/** Errors reach us by the promise that waits for the socket; one that nobody waits for must not end the process. */
function ignore() {}
