import { once } from "node:events";
import { createConnection } from "node:net";

/** What Redis answers; an error is an answer too. */
export type Reply = Buffer | number | null | RedisError | Reply[];
export class RedisError extends Error {}

export type RedisConnection = {
  /** Sends commands in one go and gives their answers; nobody else's come between them. */
  send(...commands: string[][]): Promise<Reply[]>;
  close(): void;
};

/** A Redis behind a Unix socket, in its own protocol (RESP 2). @throws Error when nobody listens there */
export async function connectRedis(socketPath: string): Promise<RedisConnection> {
  const socket = createConnection(socketPath);
  await once(socket, "connect");
  const waiting: PromiseWithResolvers<Reply>[] = [];
  let received: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let read = readReply(received, 0); read; read = readReply(received, 0)) {
      received = received.subarray(read.end);
      waiting.shift()?.resolve(read.reply);
    }
  });
  const fail = () => {
    for (const one of waiting.splice(0)) one.reject(new Error("the Redis of the tests is gone"));
  };
  socket.on("error", fail);
  socket.on("close", fail);
  return {
    send(...commands) {
      if (socket.destroyed) return Promise.reject(new Error("the Redis of the tests is gone"));
      const answers = commands.map(() => Promise.withResolvers<Reply>());
      waiting.push(...answers);
      socket.write(commands.map(encode).join(""));
      return Promise.all(answers.map(({ promise }) => promise));
    },
    close: () => socket.destroy(),
  };
}

function encode(command: string[]): string {
  const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
  return `*${command.length}\r\n${parts.join("")}`;
}

type Read = { reply: Reply; end: number };

/** Null: it has not come whole. */
function readReply(bytes: Buffer, from: number): Read | null {
  const lineEnd = bytes.indexOf("\r\n", from);
  if (lineEnd < 0) return null;
  const line = bytes.toString("utf8", from + 1, lineEnd);
  const end = lineEnd + 2;
  const kind = String.fromCharCode(bytes[from] ?? 0);
  if (kind === "+") return { reply: Buffer.from(line), end };
  if (kind === "-") return { reply: new RedisError(line), end };
  if (kind === ":") return { reply: Number(line), end };
  const length = Number(line);
  if (length < 0) return { reply: null, end };
  if (kind === "*") return readList(bytes, end, length);
  if (bytes.length < end + length + 2) return null;
  return { reply: bytes.subarray(end, end + length), end: end + length + 2 };
}

function readList(bytes: Buffer, from: number, length: number): Read | null {
  const list: Reply[] = [];
  let end = from;
  for (let at = 0; at < length; at++) {
    const read = readReply(bytes, end);
    if (!read) return null;
    list.push(read.reply);
    end = read.end;
  }
  return { reply: list, end };
}
