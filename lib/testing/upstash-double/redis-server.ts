import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectRedis, type RedisConnection } from "./resp";

const STARTED_WITHIN_MS = 10_000;

/** A real redis-server that keeps nothing and listens on no network, ended with `close`. */
export async function startRedis(): Promise<RedisConnection & { close(): Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-redis-"));
  const socket = path.join(folder, "redis.sock");
  const nothingKept = ["--save", "", "--appendonly", "no"];
  const args = ["--port", "0", "--unixsocket", socket, "--dir", folder, ...nothingKept];
  const program = process.env.REDIS_SERVER_BIN ?? "redis-server";
  const server = spawn(program, args, { stdio: "ignore" });
  const ended = Promise.race([once(server, "exit"), once(server, "error")]);
  let isEnded = false;
  ended.then(
    () => {
      isEnded = true;
    },
    () => {
      isEnded = true;
    },
  );
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  let connection: RedisConnection | null = null;
  // The socket is there a moment before Redis listens at it.
  for (const since = Date.now(); !connection; await sleep(5)) {
    if (isEnded || Date.now() - since > STARTED_WITHIN_MS)
      throw new Error(`${program} does not start: install Redis, or name its server in REDIS_SERVER_BIN`);
    connection = await connectRedis(socket).catch(() => null);
  }
  const { send, close } = connection;
  return {
    send,
    async close() {
      close();
      kill();
      await ended;
      process.off("exit", kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
