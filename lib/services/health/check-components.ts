import { asSystem } from "@/lib/db";
import type { OpenCtx, Ports } from "../_kit";

const WITHIN_MS = 3_000;

export type ComponentReport = {
  name: string;
  adapter: string;
  isWorking: boolean;
  /** A version or a place when it works, else what is wrong. */
  detail: string | null;
  latencyMs: number;
};

const NAMES: Record<keyof Ports, string> = {
  index: "search index",
  events: "durable functions",
  rateLimiter: "rate limits",
  cache: "cache",
  blobs: "uploaded files",
  mailer: "mail",
  billing: "billing",
  models: "models",
  fetcher: "web fetcher",
  extractor: "document reader",
  vault: "secrets",
};

/** Every component with its adapter and whether it works, the database first. */
export async function checkComponents(open: Pick<OpenCtx, "ports">): Promise<ComponentReport[]> {
  const ports = Object.entries(open.ports) as [keyof Ports, Ports[keyof Ports]][];
  return Promise.all([
    report("database", "PostgreSQL", checkDatabase),
    ...ports.map(([key, port]) => report(NAMES[key], port.adapter, () => port.check())),
  ]);
}

/** The server's version. @throws when the database does not answer in time, or the product's tables are not there */
export function checkDatabase(): Promise<string> {
  return withinTime(askDatabase());
}

async function askDatabase(): Promise<string> {
  const [row] = await asSystem(
    "health",
    (db) =>
      db.$queryRaw<
        { version: string }[]
      >`select current_setting('server_version') as version from (select count(*) from "Tenant") as tenants`,
  );
  return row?.version ?? "";
}

async function report(
  name: string,
  adapter: string,
  check: () => Promise<string | undefined>,
): Promise<ComponentReport> {
  const startedAt = performance.now();
  const latencyMs = () => Math.round(performance.now() - startedAt);
  try {
    const detail = await withinTime(check());
    return { name, adapter, isWorking: true, detail: detail ?? null, latencyMs: latencyMs() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { name, adapter, isWorking: false, detail, latencyMs: latencyMs() };
  }
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`did not answer within ${WITHIN_MS / 1000} s`)),
      WITHIN_MS,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
