import { describe, expect, test } from "vitest";
import { parseEnv } from "../env";
import { GOOD, INNGEST, problems, STRIPE } from "./testing/environments";

describe("billing", () => {
  test("is off unless it is set up", () => {
    const parsed = parseEnv(GOOD);
    expect(parsed).toMatchObject({
      ok: true,
      env: { billing: { stripe: null, terms: { trialDays: 14, graceDays: 0 } } },
    });
  });

  test("keys lose the line break that a file ends with; prices are read", () => {
    const { DEFAULT_PLAN, ...keys } = STRIPE;
    const set = Object.fromEntries(Object.entries(keys).map(([name, value]) => [name, `${value}\n`]));
    expect(parseEnv({ ...GOOD, ...set, DEFAULT_PLAN, STRIPE_API_BASE: "http://127.0.0.1:9/" })).toMatchObject(
      {
        ok: true,
        env: {
          billing: {
            stripe: {
              secretKey: STRIPE.STRIPE_SECRET_KEY,
              webhookSecret: STRIPE.STRIPE_WEBHOOK_SECRET,
              apiBase: "http://127.0.0.1:9/",
              prices: [
                { priceId: "price_1", plan: "pro", interval: "month" },
                { priceId: "price_2", plan: "pro", interval: "year" },
                { priceId: "price_3", plan: "scale", interval: "month" },
              ],
            },
          },
        },
      },
    );
    expect(problems({ ...STRIPE, STRIPE_SECRET_KEY: "rk_live_4eC39HqLyjWDarjtT1zdp7dc" })).toEqual([]);
  });

  test.each([
    ["STRIPE_PRICES", "pro=price_1", "must be prices such as"],
    ["STRIPE_PRICES", "pro:week=price_1", "must be prices such as"],
    ["STRIPE_PRICES", "Pro plan:month=price_1", "must be prices such as"],
    ["STRIPE_PRICES", "pro:month=prod_1", "must be prices such as"],
    ["STRIPE_PRICES", "pro:month=price_1,", "must be prices such as"],
    ["STRIPE_PRICES", "por:month=price_1", "may name the plans pro and scale"],
    ["STRIPE_PRICES", "self-hosted:month=price_1", "may name the plans pro and scale"],
    ["STRIPE_PRICES", "pro:month=price_1,scale:month=price_1", "names a price twice"],
    ["STRIPE_PRICES", "pro:month=price_1,pro:month=price_2", "has two prices for one plan"],
    ["STRIPE_TRIAL_DAYS", "91", "must be a whole number from 0 to 90"],
    ["BILLING_GRACE_DAYS", "-1", "must be a whole number from 0 to 90"],
    ["STRIPE_API_BASE", "http://127.0.0.1:9/v1", "must be an address without a path"],
    ["STRIPE_API_BASE", "ftp://127.0.0.1", "must be an http or https address"],
  ])("%s=%s", (name, value, problem) => {
    expect(problems({ ...STRIPE, [name]: value })).toEqual([expect.stringContaining(`${name} ${problem}`)]);
  });
});

describe("Inngest", () => {
  const eventsOf = (more: Record<string, string>) => {
    const parsed = parseEnv({ ...GOOD, ...INNGEST, ...more });
    return parsed.ok ? parsed.env.events : parsed.problems;
  };

  test("runs the durable functions when both keys are set; else they run here", () => {
    const parsed = parseEnv(GOOD);
    expect(parsed).toMatchObject({ ok: true, env: { events: { kind: "embedded" } } });
    expect(eventsOf({ PUBLIC_URL: "https://rag.example.com/" })).toEqual({
      kind: "inngest",
      eventKey: INNGEST.INNGEST_EVENT_KEY,
      signingKey: INNGEST.INNGEST_SIGNING_KEY,
      signingKeyFallback: null,
      baseUrl: null,
      serveOrigin: "https://rag.example.com",
    });
  });

  test("a server of one's own may be on this machine, and its key has no name in front", () => {
    const own = { INNGEST_BASE_URL: "http://127.0.0.1:8288/", INNGEST_SIGNING_KEY: "0a".repeat(32) };
    const old = { INNGEST_SIGNING_KEY_FALLBACK: INNGEST.INNGEST_SIGNING_KEY };
    expect(eventsOf({ ...own, ...old, INNGEST_SERVE_ORIGIN: "http://worker:3000" })).toMatchObject({
      signingKey: `signkey-prod-${own.INNGEST_SIGNING_KEY}`,
      signingKeyFallback: INNGEST.INNGEST_SIGNING_KEY,
      baseUrl: "http://127.0.0.1:8288",
      serveOrigin: "http://worker:3000",
    });
  });

  test.each([
    ["INNGEST_EVENT_KEY", "two words"],
    ["INNGEST_EVENT_KEY", "your-event-key"],
    ["INNGEST_SIGNING_KEY", "signkey-prod-"],
    ["INNGEST_SIGNING_KEY", "signkey-prod-123"],
    ["INNGEST_SIGNING_KEY", `signkey-prod-${"zz".repeat(32)}`],
    ["INNGEST_SIGNING_KEY_FALLBACK", "changeme"],
    ["INNGEST_BASE_URL", "http://127.0.0.1:8288/e"],
    ["INNGEST_SERVE_ORIGIN", "https://rag.example.com/api/inngest"],
    ["INNGEST_DEV", "0"],
  ])("%s=%s stops the start", (name, value) => {
    const found = problems({ ...INNGEST, PUBLIC_URL: "https://rag.example.com", [name]: value });
    expect(found).toEqual([expect.stringMatching(`^${name} `)]);
  });
});

test("web and worker need files and index where both find them; alone nothing is needed", () => {
  const bucket = { S3_BUCKET: "files", S3_ACCESS_KEY_ID: "AKID", S3_SECRET_ACCESS_KEY: "k3Jx0sPq9dYv7RbW" };
  const index = { PINECONE_API_KEY: "pcsk_1", PINECONE_INDEX_HOST: "rag-1.svc.eu.pinecone.io" };
  for (const MINIRAG_ROLE of ["web", "worker"]) {
    const end = "must be where the other processes find it too";
    expect(problems({ MINIRAG_ROLE })).toEqual([
      `S3_BUCKET is missing: with MINIRAG_ROLE=${MINIRAG_ROLE} files ${end}`,
      `PINECONE_INDEX_HOST is missing: with MINIRAG_ROLE=${MINIRAG_ROLE} the search index ${end}`,
    ]);
    expect(problems({ MINIRAG_ROLE, ...bucket, ...index })).toEqual([]);
  }
  expect(problems({ MINIRAG_ROLE: "all" })).toEqual([]);
});

test("a whole set chooses Pinecone, by its host with or without https, with what its smallest plan allows", () => {
  const parsed = parseEnv({
    ...GOOD,
    PINECONE_API_KEY: "pcsk_1",
    PINECONE_INDEX_HOST: "rag-1.svc.eu.pinecone.io",
  });
  const index = { kind: "pinecone", host: "https://rag-1.svc.eu.pinecone.io", sparseHost: null };
  expect(parsed).toMatchObject({
    ok: true,
    env: { index: { ...index, namespaceLimit: 100, sharesNamespace: false } },
  });
});
