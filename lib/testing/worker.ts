import { setTimeout as sleep } from "node:timers/promises";
import { Inngest } from "inngest";
import { makeFunctions } from "@/inngest";
import { getEvents, getPorts } from "@/lib/adapters";
import type { Backoff } from "@/lib/core/backoff";
import type { TenantId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { asSystem, inTenant } from "@/lib/db";
import type { Ports } from "@/lib/services/_kit";

/** Runs `body` with these ports in place of the process's own. */
export async function withPorts(ports: Partial<Ports>, body: () => Promise<void>): Promise<void> {
  // First: without a look at them there are no slots yet to put others into.
  const real = getPorts();
  const slots = (globalThis as never as Record<symbol, Map<string, unknown>>)[
    Symbol.for("minirag.singletons")
  ];
  slots?.set("ports", { ...real, ...ports });
  try {
    await body();
  } finally {
    slots?.set("ports", real);
  }
}

/**
 * Runs `body` with an executor at work in this process, as the product has one, over `ports`. Tries follow each other at
 * once, if no other pause is given.
 */
export function withWorker(
  ports: Partial<Ports>,
  body: () => Promise<void>,
  backoff: Backoff = () => 5,
): Promise<void> {
  return withPorts(ports, async () => {
    const events = getEvents();
    const client = new Inngest({
      id: "minirag",
      isDev: true,
      baseUrl: "http://embedded",
      fetch: events.fetch,
      logger: SILENT,
    });
    const functions = makeFunctions(client, backoff);
    const executor = events.createExecutor({ client, functions, concurrency: 8, backoff: () => 5 });
    await executor.start();
    try {
      await body();
    } finally {
      await executor.stop({ timeoutMs: 5_000 });
    }
  });
}

/** Waits until a tenant has no work left, and nothing in the outbox that would bring some. */
export async function settled(tenantId: TenantId): Promise<void> {
  for (let quiet = 0; quiet < 2; await sleep(20)) {
    const jobs = await inTenant(tenantId, (db) =>
      db.job.count({ where: { status: { in: ["queued", "running"] } } }),
    );
    const events = await asSystem("executor", (db) => db.outboxEvent.count({ where: { tenantId } }));
    quiet = jobs + events === 0 ? quiet + 1 : 0;
  }
}
