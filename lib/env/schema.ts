// Node runs this file as it is (scripts/lib/environment.mjs imports it), so imports here are relative and name their extension.
import { z } from "zod";
import { inngestEventKey, inngestSigningKey, originAddress } from "./inngest-forms.ts";
import { stripeApiBase, stripePrices, stripeSecretKey, stripeWebhookSecret } from "./stripe-forms.ts";

const PLACEHOLDER = /change.?me|placeholder|your[-_ ]|example|replace|^x+$|^secret$|^password$|^test$/i;
const MIN_SECRET_LENGTH = 32;

const text = z.string().trim().min(1, "must not be empty");
const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
}

const oneOf = <const Names extends readonly string[]>(...names: Names) =>
  z.enum(names, `must be one of ${names.join(", ")}`);

const RANDOM = "put in a random value, `openssl rand -base64 32` makes one";

/** At least 32 characters, and none of the values people put in to fill a gap. */
const secret = text
  .min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters: ${RANDOM}`)
  .refine((value) => !PLACEHOLDER.test(value), `is a placeholder: ${RANDOM}`);

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be an address such as postgresql://user:password@host:5432/database",
});

const webAddress = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const apiKey = text.refine(
  (value) => !PLACEHOLDER.test(value),
  "is a placeholder: put your own key in, or remove the line",
);

/** As Pinecone's console shows it; plain http, over which the key could be read, to this machine alone. */
const indexHost = text
  .transform((value) => (/^https?:\/\//.test(value) ? value : `https://${value}`).replace(/\/$/, ""))
  .pipe(
    z
      .url("must be a host such as minirag-a1b2c3d.svc.aped-4627-b74a.pinecone.io")
      .refine((value) => /^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/])/.test(value), {
        message: "must be https: the key goes with every request",
      }),
  );

const password = z
  .string()
  .min(10, "must have at least 10 characters")
  .refine((value) => !PLACEHOLDER.test(value), "is a placeholder: choose a password of your own");

const modelId = text.regex(
  /^(openai|openai-compatible|anthropic|google|mistral|cohere)\/.+$/,
  "must be provider/model, with openai, openai-compatible, anthropic, google, mistral or cohere as the provider",
);

const embeddingModelId = z.union(
  [modelId, text.regex(/^local\/.+$/)],
  "must be provider/model, with openai, openai-compatible, google, mistral, cohere or local as the provider",
);

const cidrList = text
  .transform((value) => value.split(",").map((part) => part.trim()))
  .pipe(
    z.array(
      z.union(
        [z.cidrv4(), z.cidrv6()],
        "must be networks such as 127.0.0.1/32 or fd00::/8, separated by commas",
      ),
    ),
  );

const KEY_BYTES = 32;

/** `1:<base64>,2:<base64>`: each key with its version; the highest seals, all of them open. */
const keyRing = text
  .transform((value) => value.split(",").map((part) => part.trim()))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^[1-9]\d{0,8}:[A-Za-z0-9+/=_-]+$/, "must be versions with keys, such as 1:<base64>")
        .transform((part) => {
          const [version = "", key = ""] = part.split(":");
          return { version: Number(version), key: Buffer.from(key, "base64") };
        })
        .refine(
          ({ key }) => key.length === KEY_BYTES,
          `must hold keys of ${KEY_BYTES} bytes, as \`openssl rand -base64 32\` makes them`,
        ),
    ),
  )
  .refine(
    (keys) => new Set(keys.map(({ version }) => version)).size === keys.length,
    "names a version twice",
  );

/** Every variable the product reads, by name. `.env.example` documents the same list; a test compares the two. */
export const VARIABLES = {
  NODE_ENV: oneOf("development", "production", "test").default("production"),
  HOST: text.default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: webAddress.optional(),
  ALLOW_INSECURE_HTTP: flag.default(false),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  MINIRAG_ROLE: oneOf("all", "web", "worker").default("all"),
  LOG_LEVEL: oneOf("debug", "info", "warn", "error", "silent").default("info"),

  DATA_DIR: text.default(".data"),
  DATABASE_URL: databaseUrl,
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(20),
  DATABASE_POOL_WAIT_MS: wholeNumber(100, 60_000).default(5_000),
  DATABASE_POOLED: flag.default(false),
  DATABASE_PREPARED: flag.default(false),

  AUTH_SECRET: secret,
  ENCRYPTION_KEYS: keyRing,
  AUTH_MODE: oneOf("normal", "none").default("normal"),
  SESSION_MAX_AGE_DAYS: wholeNumber(1, 365).optional(),
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: text.default("single sign-on"),
  SIGNUP: oneOf("open", "invite", "closed").optional(),
  DEFAULT_PLAN: oneOf("free", "pro", "scale", "self-hosted").optional(),
  ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
  ADMIN_PASSWORD: password.optional(),
  ADMIN_NAME: text.default("Owner"),
  DEFAULT_TENANT_NAME: text.default("My team"),
  DEFAULT_TENANT_SLUG: text
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, "may hold small letters, digits and dashes")
    .default("my-team"),
  SAMPLES: flag.default(true),

  CONVERSATION_RETENTION_DAYS: wholeNumber(1, 3650).optional(),
  CHAT_MODEL: modelId.optional(),
  EMBEDDING_MODEL: embeddingModelId.optional(),
  EMBEDDING_DIMENSIONS: wholeNumber(8, 8192).optional(),
  RERANK_MODEL: modelId.optional(),
  OPENAI_API_KEY: apiKey.optional(),
  OPENAI_BASE_URL: z.url("must be an address such as http://127.0.0.1:11434/v1").optional(),
  ANTHROPIC_API_KEY: apiKey.optional(),
  ANTHROPIC_BASE_URL: webAddress.optional(),
  GOOGLE_GENERATIVE_AI_API_KEY: apiKey.optional(),
  GOOGLE_GENERATIVE_AI_BASE_URL: webAddress.optional(),
  MISTRAL_API_KEY: apiKey.optional(),
  MISTRAL_BASE_URL: webAddress.optional(),
  COHERE_API_KEY: apiKey.optional(),
  COHERE_BASE_URL: webAddress.optional(),

  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }).optional(),
  MAIL_FROM: text.optional(),

  S3_BUCKET: text.optional(),
  S3_ACCESS_KEY_ID: apiKey.optional(),
  S3_SECRET_ACCESS_KEY: apiKey.optional(),
  S3_ENDPOINT: webAddress.optional(),
  S3_REGION: text.default("us-east-1"),

  STRIPE_SECRET_KEY: stripeSecretKey.optional(),
  STRIPE_WEBHOOK_SECRET: stripeWebhookSecret.optional(),
  STRIPE_PRICES: stripePrices.optional(),
  STRIPE_TRIAL_DAYS: wholeNumber(0, 90).default(14),
  BILLING_GRACE_DAYS: wholeNumber(0, 90).default(0),
  STRIPE_API_BASE: stripeApiBase.optional(),
  PINECONE_API_KEY: apiKey.optional(),
  PINECONE_INDEX_HOST: indexHost.optional(),
  PINECONE_SPARSE_INDEX_HOST: indexHost.optional(),
  PINECONE_NAMESPACE_LIMIT: wholeNumber(2, 1_000_000).default(100),
  PINECONE_SHARED_NAMESPACE: flag.default(false),
  UPSTASH_REDIS_REST_URL: webAddress.optional(),
  UPSTASH_REDIS_REST_TOKEN: apiKey.optional(),

  INNGEST_EVENT_KEY: inngestEventKey.optional(),
  INNGEST_SIGNING_KEY: inngestSigningKey.optional(),
  INNGEST_SIGNING_KEY_FALLBACK: inngestSigningKey.optional(),
  INNGEST_BASE_URL: originAddress.optional(),
  INNGEST_SERVE_ORIGIN: originAddress.optional(),

  FETCH_ALLOW_CIDRS: cidrList.optional(),
  INNGEST_DEV: z.undefined("must not be set: it turns the check of signatures off").optional(),
} as const;

/** What to do about a variable that has to be there. */
const IF_MISSING: Record<string, string> = {
  AUTH_SECRET: `: ${RANDOM}`,
  ENCRYPTION_KEYS: ": put in `1:` and what `openssl rand -base64 32` makes",
};

type Variables = typeof VARIABLES;
export type RawEnv = { [Name in keyof Variables]: z.output<Variables[Name]> };

/** Parses every variable on its own, so that one run names all that is wrong. */
export function parseVariables(given: Record<string, string | undefined>): {
  values: Partial<RawEnv>;
  problems: Map<string, string>;
} {
  const values: Record<string, unknown> = {};
  const problems = new Map<string, string>();
  for (const [name, schema] of Object.entries(VARIABLES)) {
    const parsed = schema.safeParse(given[name] === "" ? undefined : given[name]);
    if (parsed.success) values[name] = parsed.data;
    else if (given[name]) problems.set(name, `${name} ${parsed.error.issues[0]?.message}`);
    else problems.set(name, `${name} is missing${IF_MISSING[name] ?? ""}`);
  }
  return { values: values as Partial<RawEnv>, problems };
}
