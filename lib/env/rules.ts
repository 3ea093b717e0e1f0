import type { RawEnv } from "./schema.ts";

/** Variables that could not be parsed are missing here; they are reported already. */
type Values = Partial<RawEnv>;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

export const isLoopback = (host: string) => LOOPBACK.test(host);

/** What no single variable can know: sets that belong together, and settings that are unsafe together. */
export function problemsAcross(env: Values): string[] {
  return [
    ...addressProblems(env),
    ...databaseProblems(env),
    ...modelProblems(env),
    ...mailProblems(env),
    ...fileProblems(env),
    ...billingProblems(env),
    ...indexProblems(env),
    ...halfSet(env, ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"], "Redis at Upstash"),
    ...inngestProblems(env),
    ...ownerProblems(env),
    ...signInProblems(env),
    ...roleProblems(env),
  ];
}

function addressProblems(env: Values): string[] {
  if (!env.PUBLIC_URL) {
    return !env.HOST || isLoopback(env.HOST)
      ? []
      : [`PUBLIC_URL is missing: with HOST=${env.HOST} the product must know the address people use`];
  }
  const { protocol, hostname } = new URL(env.PUBLIC_URL);
  if (protocol === "https:" || isLoopback(hostname) || env.ALLOW_INSECURE_HTTP) return [];
  return [
    "PUBLIC_URL is plain http on a network: sign-ins could be read. Use https, or set ALLOW_INSECURE_HTTP=1 if you accept that",
  ];
}

/** A pooler gives each transaction another connection, so what lasts longer goes past it. */
function databaseProblems(env: Values): string[] {
  if (!env.DATABASE_POOLED) return [];
  const problems: string[] = [];
  if (!env.MIGRATION_DATABASE_URL)
    problems.push(
      "MIGRATION_DATABASE_URL is missing: with DATABASE_POOLED=1, migrations and the queue need PostgreSQL's own address, past the pooler",
    );
  else if (env.DATABASE_URL && placeOf(env.MIGRATION_DATABASE_URL) === placeOf(env.DATABASE_URL))
    problems.push(
      "MIGRATION_DATABASE_URL leads to the same place as DATABASE_URL: with DATABASE_POOLED=1 it must be PostgreSQL's own address, past the pooler",
    );
  if (env.DATABASE_PREPARED)
    problems.push(
      "DATABASE_PREPARED must not be 1 with DATABASE_POOLED=1: what one connection of the pooler has prepared, the next does not know",
    );
  return problems;
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

function modelProblems(env: Values): string[] {
  const problems: string[] = [];
  for (const name of ["CHAT_MODEL", "EMBEDDING_MODEL", "RERANK_MODEL"] as const) {
    const provider = env[name]?.split("/")[0];
    const needs = (variable: keyof RawEnv, isSet: boolean) => {
      if (!isSet) problems.push(`${variable} is missing: ${name}=${env[name]} needs it`);
    };
    // A server of one's own (Ollama, vLLM) mostly asks for no key.
    if (provider === "openai") needs("OPENAI_API_KEY", Boolean(env.OPENAI_API_KEY || env.OPENAI_BASE_URL));
    if (provider === "openai-compatible") needs("OPENAI_BASE_URL", Boolean(env.OPENAI_BASE_URL));
    if (provider === "anthropic") needs("ANTHROPIC_API_KEY", Boolean(env.ANTHROPIC_API_KEY));
    if (provider === "google")
      needs("GOOGLE_GENERATIVE_AI_API_KEY", Boolean(env.GOOGLE_GENERATIVE_AI_API_KEY));
    if (provider === "mistral") needs("MISTRAL_API_KEY", Boolean(env.MISTRAL_API_KEY));
    if (provider === "cohere") needs("COHERE_API_KEY", Boolean(env.COHERE_API_KEY));
  }
  if (env.EMBEDDING_MODEL?.startsWith("anthropic/"))
    problems.push("EMBEDDING_MODEL: Anthropic has no embedding models");
  const reranks = /^(cohere|openai-compatible)\//.test(env.RERANK_MODEL ?? "") || env.OPENAI_BASE_URL;
  if (env.RERANK_MODEL && !reranks)
    problems.push(
      "RERANK_MODEL must be cohere/… or openai-compatible/…: the others have no models that rerank",
    );
  return problems;
}

function mailProblems(env: Values): string[] {
  return env.SMTP_URL && !env.MAIL_FROM
    ? ["MAIL_FROM is missing: with SMTP_URL set, mails need a sender"]
    : [];
}

function fileProblems(env: Values): string[] {
  const needed = ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;
  const problems = halfSet(env, needed, "a store of files");
  return env.S3_ENDPOINT && !env.S3_BUCKET && problems.length === 0
    ? ["S3_BUCKET is missing: S3_ENDPOINT alone is no store of files"]
    : problems;
}

function billingProblems(env: Values): string[] {
  const problems = halfSet(env, ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "STRIPE_PRICES"], "billing");
  if (env.STRIPE_SECRET_KEY && !env.DEFAULT_PLAN)
    problems.push(
      "DEFAULT_PLAN is missing: with billing it says what teams have before they buy and after they end it, such as DEFAULT_PLAN=free",
    );
  if (!env.STRIPE_API_BASE || problems.length > 0) return problems;
  if (!env.STRIPE_SECRET_KEY) return ["STRIPE_SECRET_KEY is missing: STRIPE_API_BASE alone is no billing"];
  return env.STRIPE_SECRET_KEY.includes("_live_")
    ? [
        "STRIPE_API_BASE would send a live key somewhere else than to Stripe: remove it, or use a key of the test mode",
      ]
    : [];
}

function indexProblems(env: Values): string[] {
  const problems = halfSet(env, ["PINECONE_API_KEY", "PINECONE_INDEX_HOST"], "the search index at Pinecone");
  const { PINECONE_INDEX_HOST: host, PINECONE_SPARSE_INDEX_HOST: sparse } = env;
  if (sparse && !host && problems.length === 0) {
    return ["PINECONE_INDEX_HOST is missing: PINECONE_SPARSE_INDEX_HOST alone takes no vectors"];
  }
  if (sparse && sparse === host) {
    return ["PINECONE_SPARSE_INDEX_HOST is PINECONE_INDEX_HOST: leave it out, and one index takes both"];
  }
  return problems;
}

function inngestProblems(env: Values): string[] {
  const problems = halfSet(env, ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"], "Inngest");
  if (problems.length > 0) return problems;
  if (!env.INNGEST_EVENT_KEY) {
    const more = ["INNGEST_BASE_URL", "INNGEST_SERVE_ORIGIN", "INNGEST_SIGNING_KEY_FALLBACK"] as const;
    return more
      .filter((name) => env[name])
      .slice(0, 1)
      .map((name) => `INNGEST_EVENT_KEY is missing: ${name} alone is no Inngest`);
  }
  // A server of one's own may be on this very machine; Inngest's are not.
  const isFound = env.INNGEST_BASE_URL || env.INNGEST_SERVE_ORIGIN || env.PUBLIC_URL;
  return isFound ? [] : ["PUBLIC_URL is missing: Inngest has to know where it finds /api/inngest"];
}

function ownerProblems(env: Values): string[] {
  return env.ADMIN_PASSWORD && !env.ADMIN_EMAIL
    ? ["ADMIN_EMAIL is missing: ADMIN_PASSWORD alone makes no owner"]
    : [];
}

function signInProblems(env: Values): string[] {
  const problems = [
    ...halfSet(env, ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"], "signing in with Google"),
    ...halfSet(env, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"], "single sign-on"),
  ];
  if (env.ENCRYPTION_KEYS?.some(({ key }) => key.toString("base64") === env.AUTH_SECRET)) {
    problems.push("ENCRYPTION_KEYS holds AUTH_SECRET: use a value of its own for each");
  }
  const isPublic = env.PUBLIC_URL !== undefined && !isLoopback(new URL(env.PUBLIC_URL).hostname);
  if (env.AUTH_MODE === "none" && (isPublic || (env.HOST && !isLoopback(env.HOST)))) {
    problems.push(
      "AUTH_MODE=none lets everybody in without signing in, so it works on loopback alone: leave HOST and PUBLIC_URL out, or leave AUTH_MODE out",
    );
  }
  return problems;
}

/** What one process writes the others have to see, and none of them sees into the data folder of another. */
function roleProblems(env: Values): string[] {
  if (!env.MINIRAG_ROLE || env.MINIRAG_ROLE === "all") return [];
  const shared = { S3_BUCKET: "files", PINECONE_INDEX_HOST: "the search index" } as const;
  return (["S3_BUCKET", "PINECONE_INDEX_HOST"] as const)
    .filter((name) => !env[name])
    .map(
      (name) =>
        `${name} is missing: with MINIRAG_ROLE=${env.MINIRAG_ROLE} ${shared[name]} must be where the other processes find it too`,
    );
}

/** What belongs together is set whole or not at all. */
function halfSet(env: Values, names: readonly (keyof RawEnv)[], what: string): string[] {
  const missing = names.filter((name) => env[name] === undefined);
  if (missing.length === names.length) return [];
  return missing.map((name) => `${name} is missing: ${what} needs ${names.join(" and ")}`);
}
