import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const STARTS_WITHIN_MS = 60_000;

/** A real Inngest server on loopback, from the program at `binary`, with its data in a folder that goes with it. */
export async function startInngestServer(binary: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-inngest-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const key = "6b".repeat(32);
  const eventKey = "7c".repeat(16);
  const flags = [
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    "--event-key",
    eventKey,
    "--signing-key",
    key,
  ];
  const server = spawn(binary, ["start", ...flags], {
    cwd: folder,
    env: { NODE_ENV: "test", PATH: process.env.PATH, HOME: folder, DO_NOT_TRACK: "1" },
    stdio: "ignore",
  });
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true;
      resolve();
    };
    // A program that is not there has no exit.
    server.once("close", end).once("error", end);
  });
  const close = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (!(await isUp(url))) {
    if (Date.now() > deadline || isOver) {
      await close();
      throw new Error(`${binary} did not start`);
    }
    await sleep(100);
  }
  return { url, eventKey, signingKey: `signkey-prod-${key}`, close };
}

const isUp = (url: string) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
