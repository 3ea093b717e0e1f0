import "server-only";
import path from "node:path";
import type { Logger } from "@/lib/core/log";
import { singleton } from "@/lib/core/singleton";
import { readEnv } from "@/lib/env";
import type { Ports } from "@/lib/services/_kit/ports";
import { createNoBilling } from "./billing/off";
import { createStripeBilling } from "./billing/stripe";
import { createDiskBlobs } from "./blob-store/disk";
import { createS3Blobs } from "./blob-store/s3";
import { createMemoryCache } from "./cache/memory";
import { createUpstashCache } from "./cache/upstash";
import { createEmbeddedEvents, type EmbeddedEvents } from "./events/embedded";
import { createInngestEvents, type InngestEvents } from "./events/inngest";
import { createExtractorPool } from "./extractor/pool";
import { createLogger } from "./logger";
import { createOutboxMailer } from "./mailer/outbox";
import { createSmtpMailer } from "./mailer/smtp";
import { createModels } from "./models/providers";
import { createMemoryRateLimiter } from "./rate-limiter/memory";
import { createUpstashRateLimiter } from "./rate-limiter/upstash";
import { createPineconeIndex } from "./search-index/pinecone";
import type { MadeIndexes, WantedIndexes } from "./search-index/pinecone/create-indexes";
import { createSqliteIndex } from "./search-index/sqlite";
import { openUpstash } from "./upstash";
import { createKeyRing } from "./vault/key-ring";
import { createWebFetcher } from "./web-fetcher/guarded";

export type { InngestEvents } from "./events/inngest";

// The one place where implementations are chosen. Everything else sees the ports.

export function getLog(): Logger {
  return singleton("log", () => createLogger(readEnv().core.logLevel));
}

/** For the operator, who makes the indexes before the product is told of them. Loaded then: nobody else needs it. */
export async function makePineconeIndexes(wanted: WantedIndexes): Promise<MadeIndexes> {
  const { createIndexes } = await import("./search-index/pinecone/create-indexes");
  return createIndexes(wanted);
}

/** What contexts carry of the deployment itself. */
export function getDeployment() {
  const { core, settings } = readEnv();
  return { publicUrl: core.publicUrl, environment: settings };
}

/** The queue on PostgreSQL; in use unless there is Inngest's. */
export function getEvents(): EmbeddedEvents {
  return singleton("events", () => createEmbeddedEvents({ log: getLog() }));
}

/** The queue at Inngest; null when the durable functions run here. */
export function getInngest(): InngestEvents | null {
  return singleton("inngest", () => {
    const { events } = readEnv();
    return events.kind === "inngest" ? createInngestEvents(events, { log: getLog() }) : null;
  });
}

export function getPorts(): Ports {
  return singleton("ports", () => {
    const { billing, core, encryptionKeys, fetch, files, index, mail, models, redis } = readEnv();
    const log = getLog();
    const upstash = redis && openUpstash({ ...redis, log });
    const inData = (name: string) => path.join(core.dataDir, name);
    return {
      index:
        index.kind === "pinecone"
          ? createPineconeIndex(index)
          : createSqliteIndex({ folder: inData("index"), log }),
      events: (getInngest() ?? getEvents()).port,
      rateLimiter: upstash ? createUpstashRateLimiter(upstash) : createMemoryRateLimiter(),
      cache: upstash ? createUpstashCache(upstash) : createMemoryCache(),
      blobs: files.kind === "s3" ? createS3Blobs(files) : createDiskBlobs({ folder: inData("blobs") }),
      mailer:
        mail.kind === "smtp" ? createSmtpMailer(mail) : createOutboxMailer({ folder: inData("mail"), log }),
      billing: billing.stripe
        ? createStripeBilling({ ...billing.stripe, ...billing.terms })
        : createNoBilling(),
      models: createModels(models),
      vault: createKeyRing(encryptionKeys),
      fetcher: createWebFetcher({ allowedCidrs: fetch.allowedCidrs, log }),
      extractor: createExtractorPool({
        workerFile: path.resolve("dist/extractor.mjs"),
        folder: inData("tmp"),
        log,
      }),
    };
  });
}
