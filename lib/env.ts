// The one reader of the environment. Node runs this file as it is (scripts/lib/environment.mjs imports it), so imports here are relative
// and name their extension.
import path from "node:path";
import { singleton } from "./core/singleton.ts";
import { problemsAcross } from "./env/rules.ts";
import { parseVariables, type RawEnv } from "./env/schema.ts";

export type ModelId =
  `${"openai" | "openai-compatible" | "anthropic" | "google" | "mistral" | "cohere"}/${string}`;

export type Env = ReturnType<typeof group>;
export type ParsedEnv = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Reads and groups the variables; every problem is one line that names the variable and what to do. */
export function parseEnv(source: Record<string, string | undefined>): ParsedEnv {
  const { values, problems } = parseVariables(source);
  const isReported = (problem: string) => problems.has(problem.split(" ")[0] ?? "");
  const across = problemsAcross(values).filter((problem) => !isReported(problem));
  const all = [...problems.values(), ...across];
  // Nothing is wrong with any variable, so none is missing from the values.
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, env: group(values as RawEnv) };
}

/** The process's environment, read once. @throws Error with every problem when it is not fit to run with */
export function readEnv(): Env {
  return singleton("env", () => {
    const parsed = parseEnv(process.env);
    if (!parsed.ok) throw new Error(`The environment is not fit to run with:\n${parsed.problems.join("\n")}`);
    return Object.freeze(parsed.env);
  });
}

function group(raw: RawEnv) {
  const dataDir = path.resolve(raw.DATA_DIR);
  const publicUrl = raw.PUBLIC_URL ?? `http://${raw.HOST === "::1" ? "[::1]" : raw.HOST}:${raw.PORT}`;
  return {
    core: {
      isProduction: raw.NODE_ENV === "production",
      host: raw.HOST,
      port: raw.PORT,
      publicUrl: publicUrl.replace(/\/$/, ""),
      trustedProxies: raw.TRUSTED_PROXIES,
      role: raw.MINIRAG_ROLE,
      logLevel: raw.LOG_LEVEL,
      dataDir,
    },
    db: {
      url: raw.DATABASE_URL,
      migrationUrl: raw.MIGRATION_DATABASE_URL ?? raw.DATABASE_URL,
      /** Where a session may last longer than a transaction. */
      sessionUrl: (raw.DATABASE_POOLED && raw.MIGRATION_DATABASE_URL) || raw.DATABASE_URL,
      poolSize: raw.DATABASE_POOL_SIZE,
      poolWaitMs: raw.DATABASE_POOL_WAIT_MS,
      isPooled: raw.DATABASE_POOLED,
      isPrepared: raw.DATABASE_PREPARED,
    },
    auth: {
      secret: raw.AUTH_SECRET,
      mode: raw.AUTH_MODE,
      google:
        raw.GOOGLE_CLIENT_ID && raw.GOOGLE_CLIENT_SECRET
          ? { id: raw.GOOGLE_CLIENT_ID, secret: raw.GOOGLE_CLIENT_SECRET }
          : null,
      oidc:
        raw.OIDC_ISSUER && raw.OIDC_CLIENT_ID && raw.OIDC_CLIENT_SECRET
          ? {
              issuer: raw.OIDC_ISSUER.replace(/\/$/, ""),
              id: raw.OIDC_CLIENT_ID,
              secret: raw.OIDC_CLIENT_SECRET,
              name: raw.OIDC_NAME,
            }
          : null,
    },
    encryptionKeys: raw.ENCRYPTION_KEYS,
    /** Settings that the environment decides; undefined ones are left to the dashboard (lib/schemas/settings.ts). */
    settings: {
      signup: raw.SIGNUP,
      defaultPlan: raw.DEFAULT_PLAN,
      sessionMaxAgeDays: raw.SESSION_MAX_AGE_DAYS,
      conversationRetentionDays: raw.CONVERSATION_RETENTION_DAYS,
    },
    setup: {
      owner: raw.ADMIN_EMAIL
        ? { email: raw.ADMIN_EMAIL.toLowerCase(), password: raw.ADMIN_PASSWORD, name: raw.ADMIN_NAME }
        : null,
      tenant: { name: raw.DEFAULT_TENANT_NAME, slug: raw.DEFAULT_TENANT_SLUG },
      hasSamples: raw.SAMPLES,
    },
    models: {
      chat: (raw.CHAT_MODEL ?? null) as ModelId | null,
      embedding: (raw.EMBEDDING_MODEL ?? null) as ModelId | `local/${string}` | null,
      embeddingDimensions: raw.EMBEDDING_DIMENSIONS ?? null,
      rerank: (raw.RERANK_MODEL ?? null) as ModelId | null,
      openai: { apiKey: raw.OPENAI_API_KEY, baseUrl: raw.OPENAI_BASE_URL },
      anthropic: { apiKey: raw.ANTHROPIC_API_KEY, baseUrl: raw.ANTHROPIC_BASE_URL },
      google: { apiKey: raw.GOOGLE_GENERATIVE_AI_API_KEY, baseUrl: raw.GOOGLE_GENERATIVE_AI_BASE_URL },
      local: { root: process.cwd(), cacheDir: path.join(dataDir, "models") },
      mistral: { apiKey: raw.MISTRAL_API_KEY, baseUrl: raw.MISTRAL_BASE_URL },
      cohere: { apiKey: raw.COHERE_API_KEY, baseUrl: raw.COHERE_BASE_URL },
    },
    mail:
      raw.SMTP_URL && raw.MAIL_FROM
        ? { kind: "smtp" as const, url: raw.SMTP_URL, from: raw.MAIL_FROM }
        : { kind: "outbox" as const },
    files:
      raw.S3_BUCKET && raw.S3_ACCESS_KEY_ID && raw.S3_SECRET_ACCESS_KEY
        ? {
            kind: "s3" as const,
            bucket: raw.S3_BUCKET,
            accessKeyId: raw.S3_ACCESS_KEY_ID,
            secretAccessKey: raw.S3_SECRET_ACCESS_KEY,
            endpoint: raw.S3_ENDPOINT ?? null,
            region: raw.S3_REGION,
          }
        : { kind: "disk" as const },
    billing: {
      stripe:
        raw.STRIPE_SECRET_KEY && raw.STRIPE_WEBHOOK_SECRET && raw.STRIPE_PRICES
          ? {
              secretKey: raw.STRIPE_SECRET_KEY,
              webhookSecret: raw.STRIPE_WEBHOOK_SECRET,
              prices: raw.STRIPE_PRICES,
              apiBase: raw.STRIPE_API_BASE ?? null,
            }
          : null,
      terms: { trialDays: raw.STRIPE_TRIAL_DAYS, graceDays: raw.BILLING_GRACE_DAYS },
    },
    index:
      raw.PINECONE_API_KEY && raw.PINECONE_INDEX_HOST
        ? {
            kind: "pinecone" as const,
            apiKey: raw.PINECONE_API_KEY,
            host: raw.PINECONE_INDEX_HOST,
            sparseHost: raw.PINECONE_SPARSE_INDEX_HOST ?? null,
            namespaceLimit: raw.PINECONE_NAMESPACE_LIMIT,
            sharesNamespace: raw.PINECONE_SHARED_NAMESPACE,
          }
        : { kind: "sqlite" as const },
    redis:
      raw.UPSTASH_REDIS_REST_URL && raw.UPSTASH_REDIS_REST_TOKEN
        ? { url: raw.UPSTASH_REDIS_REST_URL, token: raw.UPSTASH_REDIS_REST_TOKEN }
        : null,
    events:
      raw.INNGEST_EVENT_KEY && raw.INNGEST_SIGNING_KEY
        ? {
            kind: "inngest" as const,
            eventKey: raw.INNGEST_EVENT_KEY,
            signingKey: raw.INNGEST_SIGNING_KEY,
            signingKeyFallback: raw.INNGEST_SIGNING_KEY_FALLBACK ?? null,
            baseUrl: raw.INNGEST_BASE_URL ?? null,
            serveOrigin: raw.INNGEST_SERVE_ORIGIN ?? new URL(publicUrl).origin,
          }
        : { kind: "embedded" as const },
    fetch: { allowedCidrs: raw.FETCH_ALLOW_CIDRS ?? [] },
  };
}
