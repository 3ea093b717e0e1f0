import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";

const KEY = Buffer.alloc(32, 1).toString("base64");
const GOOD = {
  DATABASE_URL: "postgresql://app:secret@127.0.0.1:5432/minirag",
  AUTH_SECRET: "k3Jx0sPq9dYv7RbW2nLh5TgZ8cMf1AeU",
  ENCRYPTION_KEYS: `1:${KEY}`,
};
const problems = (more: Record<string, string | undefined>) => {
  const parsed = parseEnv({ ...GOOD, ...more });
  return parsed.ok ? [] : parsed.problems;
};

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
    ],
  ]) {
    expect(
      found.filter((problem) => problem.startsWith(name)),
      name,
    ).toHaveLength(1);
  }
  expect(found).toHaveLength(9);
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
  ])("%s=%s", (name, value) => {
    expect(
      problems({ ADMIN_EMAIL: "a@example.test", [name]: value }).filter((one) => one.startsWith(name)),
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
