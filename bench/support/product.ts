import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { discard, makeFolder } from "@/e2e/product/support/machine";
import { familyOf, kill, untilGone, workingIn } from "@/e2e/product/support/processes";

const ROOT = path.resolve(import.meta.dirname, "../..");
const READY_WITHIN_MS = 120_000;
const GONE_WITHIN_MS = 10_000;

/** The API as one tenant sees it. */
export type Tenant = {
  token: string;
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
};

export type Product = Tenant & {
  url: string;
  /** Where its data lie. */
  folder: string;
  /** Milliseconds from the start of its process to a healthy answer. */
  startedInMs: number;
  /** Another tenant, with a token of its own. */
  makeTenant(): Promise<Tenant>;
  /** Megabytes that the app's process holds. */
  residentMegabytes(): number;
  /** A stop and a start on the same data. */
  restart(): Promise<void>;
  /** Kills the app, its database and its readers at once, as a machine does that loses its power. */
  kill(): Promise<void>;
  /** A start on the same data, when it was killed. */
  start(): Promise<void>;
  /** Stops it; the data stay. */
  end(): Promise<void>;
  /** Stops it, if need be, and removes the data. */
  stop(): Promise<void>;
};

/** The product as `npm start` runs it, on data of its own, with a tenant and a token of its own. The build has to be there. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const folder = makeFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const launch = async () => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ["scripts/launch.mjs"], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATA_DIR: folder,
        PORT: String(port),
        SAMPLES: "0",
        LOG_LEVEL: "error",
        ...env,
      },
    });
    await untilHealthy(url, () => child.exitCode);
    return { child, startedInMs: performance.now() - startedAt };
  };
  const end = async () => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
  let running = await launch();

  return {
    ...{ url, folder, end },
    ...(await makeTenant(url)),
    get startedInMs() {
      return running.startedInMs;
    },
    makeTenant: () => makeTenant(url),
    residentMegabytes() {
      const status = readFileSync(`/proc/${running.child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async restart() {
      await end();
      running = await launch();
    },
    async kill() {
      const everybody = [...familyOf(running.child.pid ?? 0), ...workingIn(folder)];
      kill(everybody, "SIGKILL");
      await untilGone(everybody, GONE_WITHIN_MS);
    },
    async start() {
      running = await launch();
    },
    async stop() {
      await end();
      discard(folder);
    },
  };
}

async function makeTenant(url: string): Promise<Tenant> {
  const person = { email: `${randomUUID()}@example.test`, password: randomUUID() };
  const stranger = tenantOf(url, null);
  const made = await stranger.call<{ token: { token: string } }>("POST", "/tenants", {
    name: "Bench",
    ...person,
  });
  return tenantOf(url, made.token.token);
}

function tenantOf(url: string, token: string | null): Tenant {
  return {
    token: token ?? "",
    async call(method, rest, body) {
      const response = await fetch(`${url}/api/v1${rest}`, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && !isReady(body) && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: isReady(body) ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${rest}: ${response.status} ${text}`);
      return text === "" ? null : JSON.parse(text);
    },
  };
}

/** Whether a body goes out as it is, with a type of its own. */
const isReady = (body: unknown) => body instanceof FormData || body instanceof Blob;

async function untilHealthy(url: string, exitCode: () => number | null): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    if (exitCode() !== null) throw new Error(`the product ended with ${exitCode()}`);
    if (Date.now() > deadline) throw new Error("the product was not ready in time");
    await sleep(20);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
