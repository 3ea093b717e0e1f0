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
  /** Of one that does not work: what goes on without it, and what to do. */
  advice: string | null;
};

/** What goes on while a part does not work, and where to look. */
const ADVICE: Record<keyof Ports | "database", string> = {
  database:
    "Nothing is answered until it is back; nothing that was acknowledged is lost. Look at its log, its disk and DATABASE_URL.",
  index:
    "Questions are answered from what can still be searched and say so; new documents wait. Look at its folder or its service; `npm run minirag -- doctor` repairs what is missing.",
  events:
    "What was asked for is written down and done later. Look at whether a worker runs, or at the keys of the Inngest server.",
  rateLimiter:
    "Each process keeps the same limits by itself until it is back. Look at the Redis service and its address and token.",
  cache:
    "Everything is looked up anew, which is slower. Look at the Redis service and its address and token.",
  blobs:
    "Uploads are refused and nothing is lost. Look at the room on the disk, or at the bucket, its keys and its region.",
  mailer:
    "Mails wait and are tried again. Look at SMTP_URL and at what the server's log says of this sender.",
  billing:
    "Everybody keeps the plan they have; buying waits. Look at STRIPE_SECRET_KEY, STRIPE_PRICES and the service's own status page.",
  models:
    "Answers are quoted from the documents in place of being written. Look at the provider's account and its key.",
  fetcher: "Websites are not looked at until it works; what was taken in keeps answering.",
  extractor: "New documents wait. Look at the memory of the machine; a restart starts the readers anew.",
  vault: "Stored keys cannot be opened. Look at ENCRYPTION_KEYS: an old one may be missing.",
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
    report({ name: "database", adapter: "PostgreSQL", advice: ADVICE.database }, checkDatabase),
    ...ports.map(([key, port]) =>
      report({ name: NAMES[key], adapter: port.adapter, advice: ADVICE[key] }, () => port.check()),
    ),
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
  { name, adapter, advice }: { name: string; adapter: string; advice: string },
  check: () => Promise<string | undefined>,
): Promise<ComponentReport> {
  const startedAt = performance.now();
  const told = (isWorking: boolean, detail: string | null) => {
    const latencyMs = Math.round(performance.now() - startedAt);
    return { name, adapter, isWorking, detail, latencyMs, advice: isWorking ? null : advice };
  };
  try {
    return told(true, (await withinTime(check())) ?? null);
  } catch (error) {
    return told(false, error instanceof Error ? error.message : String(error));
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
