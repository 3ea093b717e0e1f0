import { parseEnv } from "../../env";

export const KEY = Buffer.alloc(32, 1).toString("base64");
/** What every start needs, and whole sets of what it may have besides. */
export const GOOD = {
  DATABASE_URL: "postgresql://app:secret@127.0.0.1:5432/minirag",
  AUTH_SECRET: "k3Jx0sPq9dYv7RbW2nLh5TgZ8cMf1AeU",
  ENCRYPTION_KEYS: `1:${KEY}`,
};
export const STRIPE = {
  STRIPE_SECRET_KEY: "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
  STRIPE_WEBHOOK_SECRET: "whsec_8fJk2LmQ9rTuV4wZ",
  STRIPE_PRICES: "pro:month=price_1,pro:year=price_2, scale:month=price_3",
  DEFAULT_PLAN: "free",
};
export const INNGEST = {
  INNGEST_EVENT_KEY: "qN3vT8wYbK5mRzX1",
  INNGEST_SIGNING_KEY: `signkey-prod-${"4f".repeat(32)}`,
};
export const POOLED = {
  DATABASE_POOLED: "1",
  MIGRATION_DATABASE_URL: "postgresql://admin:secret@127.0.0.1:6432/minirag",
};
/** What is said of an environment that has this besides. */
export const problems = (more: Record<string, string | undefined>) => {
  const parsed = parseEnv({ ...GOOD, ...more });
  return parsed.ok ? [] : parsed.problems;
};
