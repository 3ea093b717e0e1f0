// A process that takes documents in and ends itself, as hard as kill -9, at a named point. Started as crash-bundle.ts makes it, with
// the environment of an integration test: `crash-child.ts <tenantId> <point or "none">`.
import { appendFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { Inngest } from "inngest";
import { makeFunctions } from "@/inngest";
import { getEvents, getPorts } from "@/lib/adapters";
import type { TenantId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { singleton } from "@/lib/core/singleton";
import { closeDatabase, inTenant } from "@/lib/db";
import type { Ports, TenantIndex } from "@/lib/services/_kit";

const [tenantId = "", point = "none"] = process.argv.slice(2);
const LOOK_EVERY_MS = 25;
const QUIET_LOOKS = 16;
const GIVE_UP_AFTER_MS = 60_000;
const DIMENSIONS = 16;

// Else what was compiled is kept at an orderly end alone, and hardly any of these processes comes to one.
flushCompileCache();

function die(here: string): void {
  if (here === point) process.kill(process.pid, "SIGKILL");
}

/** Every method dies before or after its work when that is the point. */
function fragile<T extends object>(name: string, port: T): T {
  return new Proxy(port, {
    get(target, key) {
      const value = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return async (...args: unknown[]) => {
        die(`before ${name}.${String(key)}`);
        const result = await value.apply(target, args);
        die(`after ${name}.${String(key)}`);
        return result;
      };
    },
  });
}

/** Counts its calls in a file: what a crash makes us embed twice is paid twice. */
const embedding: EmbeddingModelV4 = {
  specificationVersion: "v4",
  provider: "test",
  modelId: "counting",
  maxEmbeddingsPerCall: 1_000,
  supportsParallelCalls: true,
  async doEmbed({ values }) {
    die("before embedding");
    appendFileSync(`${process.env.DATA_DIR}/embedded`, `${"x".repeat(values.length)}`);
    const embeddings = values.map((value) =>
      Array.from({ length: DIMENSIONS }, (_, index) => Math.sin(value.length * (index + 1))),
    );
    die("after embedding");
    return { embeddings, warnings: [] };
  },
};

const real = getPorts();
const ports: Ports = {
  ...real,
  blobs: fragile("blobs", real.blobs),
  extractor: fragile("extractor", real.extractor),
  index: {
    ...real.index,
    forTenant: (...args) => fragile<TenantIndex>("index", real.index.forTenant(...args)),
  },
  models: {
    ...real.models,
    embedding: () => ({ id: "test/counting", model: embedding, dimensions: DIMENSIONS }),
  },
};
(globalThis as never as Record<symbol, Map<string, unknown>>)[Symbol.for("minirag.singletons")]?.set(
  "ports",
  ports,
);
singleton("ports", () => ports);

const events = getEvents();
const client = new Inngest({
  id: "minirag",
  isDev: true,
  baseUrl: "http://embedded",
  fetch: events.fetch,
  logger: SILENT,
});
const calls = { ingest: 0, other: 0 };
const executor = events.createExecutor({
  client,
  functions: makeFunctions(client),
  concurrency: 2,
  async transport(request, handle) {
    const body = await request.clone().text();
    const name = body.includes("/ingest.requested") ? ("ingest" as const) : ("other" as const);
    const number = ++calls[name];
    die(`before call ${number} of ${name}`);
    const response = await handle(request);
    die(`after call ${number} of ${name}`);
    return response;
  },
});
await executor.start();
const deadline = Date.now() + GIVE_UP_AFTER_MS;
// Looks are counted, not time: a busy machine may let none happen for a while.
for (let quiet = 0; quiet < QUIET_LOOKS && Date.now() < deadline; await sleep(LOOK_EVERY_MS)) {
  quiet = (await countWorking()) > 0 ? 0 : quiet + 1;
}
await executor.stop({ timeoutMs: 5_000 });
await real.extractor.close();
await real.index.close();
await closeDatabase();
process.exit(0);

function countWorking(): Promise<number> {
  return inTenant(tenantId as TenantId, (db) =>
    db.job.count({ where: { status: { in: ["queued", "running"] } } }),
  );
}
