import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";
import { GOOD, INNGEST, KEY, POOLED, problems, STRIPE } from "./env/testing/environments";

test("with what is needed it starts", () => {
  const parsed = parseEnv(GOOD);
  expect(parsed).toMatchObject({
    ok: true,
    env: { core: { host: "127.0.0.1", port: 3000 }, mail: { kind: "outbox" } },
  });
});

test("everything that is wrong comes in one list, each naming its variable", () => {
  const found = problems({
    ...{ DATABASE_URL: undefined, AUTH_SECRET: "short", ENCRYPTION_KEYS: undefined, PORT: "99999" },
    ...{
      SMTP_URL: "smtp://127.0.0.1",
      CHAT_MODEL: "anthropic/x",
      GOOGLE_CLIENT_ID: "id",
      FETCH_ALLOW_CIDRS: "lan",
      S3_BUCKET: "files",
      S3_ACCESS_KEY_ID: "AKID",
      PINECONE_API_KEY: "pcsk_1",
    },
  });
  for (const name of [
    ...[
      "DATABASE_URL is missing",
      "AUTH_SECRET must have at least 32",
      "ENCRYPTION_KEYS is missing",
      "PORT ",
    ],
    ...[
      "MAIL_FROM is missing",
      "ANTHROPIC_API_KEY is missing",
      "GOOGLE_CLIENT_SECRET is missing",
      "FETCH_ALLOW_CIDRS must be",
      "S3_SECRET_ACCESS_KEY is missing",
      "PINECONE_INDEX_HOST is missing",
    ],
  ]) {
    expect(
      found.filter((problem) => problem.startsWith(name)),
      name,
    ).toHaveLength(1);
  }
  expect(found).toHaveLength(10);
});

describe("secrets that are none stop the start", () => {
  test.each([
    ["AUTH_SECRET", "changeme-changeme-changeme-changeme"],
    ["AUTH_SECRET", "replace-this-with-a-random-value-of-32"],
    ["AUTH_SECRET", "x".repeat(40)],
    ["AUTH_SECRET", "your-secret-your-secret-your-secret"],
    ["ENCRYPTION_KEYS", "1:short"],
    ["ENCRYPTION_KEYS", KEY],
    ["ENCRYPTION_KEYS", `1:${KEY},1:${KEY}`],
    ["ADMIN_PASSWORD", "changeme123"],
    ["OPENAI_API_KEY", "sk-your-key"],
    ["OPENAI_API_KEY", "placeholder"],
    ["S3_SECRET_ACCESS_KEY", "your-secret"],
    ["STRIPE_SECRET_KEY", "sk_test_xxxxxxxxxxxxxxxxxxxxxxxx"],
    ["STRIPE_SECRET_KEY", "sk_live_your_key_from_the_dashboard"],
    ["STRIPE_SECRET_KEY", "pk_test_4eC39HqLyjWDarjtT1zdp7dc"],
    ["STRIPE_SECRET_KEY", "sk_test_short"],
    ["STRIPE_WEBHOOK_SECRET", " "],
    ["STRIPE_WEBHOOK_SECRET", "whsec_"],
    ["STRIPE_WEBHOOK_SECRET", "whsec_..."],
    ["STRIPE_WEBHOOK_SECRET", "sk_test_4eC39HqLyjWDarjtT1zdp7dc"],
  ])("%s=%s", (name, value) => {
    expect(
      problems({ ...STRIPE, ADMIN_EMAIL: "a@example.test", [name]: value }).filter((one) =>
        one.startsWith(name),
      ),
    ).toHaveLength(1);
  });

  test("one value in two places", () => {
    expect(problems({ AUTH_SECRET: KEY })).toEqual([
      expect.stringContaining("ENCRYPTION_KEYS holds AUTH_SECRET"),
    ]);
  });
});

describe("half a set names what is missing", () => {
  test.each([
    [{ OIDC_ISSUER: "https://id.example.com" }, ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]],
    [{ GOOGLE_CLIENT_SECRET: "s" }, ["GOOGLE_CLIENT_ID"]],
    [{ SMTP_URL: "smtp://mail.example.com" }, ["MAIL_FROM"]],
    [{ UPSTASH_REDIS_REST_URL: "https://redis.example.com" }, ["UPSTASH_REDIS_REST_TOKEN"]],
    [{ UPSTASH_REDIS_REST_TOKEN: "t0ken" }, ["UPSTASH_REDIS_REST_URL"]],
    [{ ADMIN_PASSWORD: "a long pass phrase" }, ["ADMIN_EMAIL"]],
    [{ CHAT_MODEL: "openai/gpt" }, ["OPENAI_API_KEY"]],
    [{ CHAT_MODEL: "openai-compatible/llama" }, ["OPENAI_BASE_URL"]],
    [{ CHAT_MODEL: "mistral/mistral-small-latest" }, ["MISTRAL_API_KEY"]],
    [{ RERANK_MODEL: "cohere/rerank-v3.5" }, ["COHERE_API_KEY"]],
    [{ RERANK_MODEL: "mistral/m", MISTRAL_API_KEY: "k" }, ["RERANK_MODEL"]],
    [
      { STRIPE_SECRET_KEY: STRIPE.STRIPE_SECRET_KEY },
      ["STRIPE_WEBHOOK_SECRET", "STRIPE_PRICES", "DEFAULT_PLAN"],
    ],
    [{ ...STRIPE, DEFAULT_PLAN: "" }, ["DEFAULT_PLAN"]],
    [{ ...STRIPE, STRIPE_WEBHOOK_SECRET: "" }, ["STRIPE_WEBHOOK_SECRET"]],
    [{ STRIPE_PRICES: "pro:month=price_1" }, ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]],
    [{ STRIPE_API_BASE: "http://127.0.0.1:9" }, ["STRIPE_SECRET_KEY"]],
    [{ PINECONE_INDEX_HOST: "rag-1.svc.eu.pinecone.io" }, ["PINECONE_API_KEY"]],
    [{ PINECONE_SPARSE_INDEX_HOST: "words-1.svc.eu.pinecone.io" }, ["PINECONE_INDEX_HOST"]],
    [{ INNGEST_EVENT_KEY: INNGEST.INNGEST_EVENT_KEY }, ["INNGEST_SIGNING_KEY"]],
    [{ INNGEST_SIGNING_KEY: INNGEST.INNGEST_SIGNING_KEY }, ["INNGEST_EVENT_KEY"]],
    [{ INNGEST_BASE_URL: "http://127.0.0.1:8288" }, ["INNGEST_EVENT_KEY"]],
    [{ INNGEST_SIGNING_KEY_FALLBACK: INNGEST.INNGEST_SIGNING_KEY }, ["INNGEST_EVENT_KEY"]],
    [INNGEST, ["PUBLIC_URL"]],
    [{ DATABASE_POOLED: "1" }, ["MIGRATION_DATABASE_URL"]],
  ])("%j", (set, missing) => {
    expect(problems(set).map((problem) => problem.split(" ")[0])).toEqual(missing);
  });
});

describe("what is unsafe together", () => {
  test.each([
    [{ HOST: "0.0.0.0" }, "PUBLIC_URL is missing"],
    [{ PUBLIC_URL: "http://rag.example.com" }, "PUBLIC_URL is plain http"],
    [{ AUTH_MODE: "none", HOST: "0.0.0.0", PUBLIC_URL: "https://rag.example.com" }, "AUTH_MODE=none"],
    [{ AUTH_MODE: "none", PUBLIC_URL: "https://rag.example.com" }, "AUTH_MODE=none"],
    [{ INNGEST_DEV: "1" }, "INNGEST_DEV must not be set"],
    [{ ...POOLED, DATABASE_PREPARED: "1" }, "DATABASE_PREPARED must not be 1"],
    [
      { ...POOLED, MIGRATION_DATABASE_URL: "postgresql://admin:other@127.0.0.1/minirag" },
      "MIGRATION_DATABASE_URL leads to the same place",
    ],
    ...["sk_live_4eC39HqLyjWDarjtT1zdp7dc", "rk_live_4eC39HqLyjWDarjtT1zdp7dc"].map(
      (key): [Record<string, string>, string] => [
        { ...STRIPE, STRIPE_SECRET_KEY: key, STRIPE_API_BASE: "https://proxy.example.com" },
        "STRIPE_API_BASE would send a live key",
      ],
    ),
    [
      { PINECONE_API_KEY: "k", PINECONE_INDEX_HOST: "http://rag.example.com" },
      "PINECONE_INDEX_HOST must be https",
    ],
    [
      { PINECONE_API_KEY: "k", PINECONE_INDEX_HOST: "rag.io", PINECONE_SPARSE_INDEX_HOST: "https://rag.io/" },
      "PINECONE_SPARSE_INDEX_HOST is PINECONE_INDEX_HOST",
    ],
  ])("%j", (set, problem) => {
    expect(problems(set)).toEqual([expect.stringContaining(problem)]);
  });

  test("the same, where it is safe", () => {
    expect(problems({ AUTH_MODE: "none" })).toEqual([]);
    expect(problems({ PUBLIC_URL: "http://localhost:3000" })).toEqual([]);
    expect(problems({ PUBLIC_URL: "http://rag.lan", ALLOW_INSECURE_HTTP: "1" })).toEqual([]);
    expect(problems({ OPENAI_BASE_URL: "http://127.0.0.1:11434/v1" })).toEqual([]);
  });
});

test("sessions go past a pooler, and to the same address where there is none", () => {
  const urls = (more: Record<string, string>) => {
    const parsed = parseEnv({ ...GOOD, ...more });
    return parsed.ok ? [parsed.env.db.url, parsed.env.db.sessionUrl] : parsed.problems;
  };
  const { MIGRATION_DATABASE_URL } = POOLED;
  expect(urls(POOLED)).toEqual([GOOD.DATABASE_URL, MIGRATION_DATABASE_URL]);
  expect(urls({ MIGRATION_DATABASE_URL })).toEqual([GOOD.DATABASE_URL, GOOD.DATABASE_URL]);
});
