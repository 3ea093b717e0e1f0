/**
 * Each service with the variables of a test account, and the suite that its adapter has to pass on it; `asks` is the file that
 * reads the variables, where it is not the suite itself.
 */
export const SERVICES = [
  {
    name: "PostgreSQL, of a login that may make databases and logins",
    needs: ["POSTGRES_TEST_URL"],
    project: "integration",
    files: [
      "lib/db/transactions.int.test.ts",
      "lib/db/plain.int.test.ts",
      "lib/db/pooled.int.test.ts",
      "lib/cli/db-shell/saved-first.int.test.ts",
    ],
    asks: "lib/testing/global-setup.ts",
  },
  {
    name: "Pinecone",
    needs: ["PINECONE_TEST_API_KEY", "PINECONE_TEST_INDEX_HOST"],
    project: "integration",
    files: ["lib/adapters/search-index/pinecone/pinecone.int.test.ts"],
  },
  {
    name: "Upstash Redis, the cache",
    needs: ["UPSTASH_TEST_REDIS_REST_URL", "UPSTASH_TEST_REDIS_REST_TOKEN"],
    project: "redis",
    files: ["lib/adapters/cache/upstash/contract.redis.test.ts"],
  },
  {
    name: "Upstash Redis, the limits",
    needs: ["UPSTASH_TEST_REDIS_REST_URL", "UPSTASH_TEST_REDIS_REST_TOKEN"],
    project: "redis",
    files: ["lib/adapters/rate-limiter/upstash/contract.redis.test.ts"],
  },
  {
    name: "SMTP, one mail",
    needs: ["SMTP_TEST_URL", "SMTP_TEST_FROM", "SMTP_TEST_TO"],
    project: "unit",
    files: ["lib/adapters/mailer/smtp/smtp.test.ts"],
  },
  {
    name: "Inngest, a server of your own",
    needs: ["INNGEST_SERVER_BIN"],
    project: "integration",
    files: ["lib/adapters/events/inngest/function-suite.int.test.ts"],
  },
  {
    name: "S3",
    needs: ["S3_TEST_BUCKET", "S3_TEST_ACCESS_KEY_ID", "S3_TEST_SECRET_ACCESS_KEY"],
    project: "unit",
    files: ["lib/adapters/blob-store/s3/s3.contract.test.ts"],
  },
  {
    name: "Stripe, test mode",
    needs: ["STRIPE_TEST_SECRET_KEY", "STRIPE_TEST_PRICES"],
    project: "unit",
    files: ["lib/adapters/billing/stripe/stripe.contract.test.ts"],
  },
];
