// Who may import whom. Every layer has an `only` rule; lib/structure/boundaries.test.ts plants a violation per layer.
const src = "^(app|components|lib|inngest)/";
const test = "([.](test|contract[.]test|int[.]test)[.]tsx?$|/testing/|/contract[.]ts$|^lib/structure/)";

const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: test },
  to: { path: src, pathNot: allowed },
});

const fence = (vendor, home) => ({
  name: `fence:${vendor}`,
  severity: "error",
  from: { path: src, pathNot: [home, test] },
  to: { path: `(^|node_modules/)${vendor}(/|$)` },
});

const doors = "^lib/services/[^/]+/index[.]ts$";
const ports = "^lib/adapters/[^/]+/port[.]ts$";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    only("core", "^lib/core/", ["^lib/core/"]),
    {
      name: "core-pure",
      severity: "error",
      from: { path: "^lib/core/", pathNot: test },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "npm-unknown", "core"] },
    },
    only("schemas", "^lib/schemas/", ["^lib/(core|schemas)/"]),
    only("env", "^lib/env", ["^lib/(core|env)"]),
    only("client", "^lib/client/", ["^lib/(core|schemas|client)/"]),
    only("components", "^components/", ["^components/", "^lib/(core|schemas|client)/"]),
    {
      name: "feature-ui-door",
      severity: "error",
      from: { path: "^components/([^/]+)/", pathNot: "^components/patterns/" },
      to: { path: "^components/", pathNot: ["^components/(patterns|$1)/"] },
    },
    {
      name: "patterns-stand-alone",
      severity: "error",
      from: { path: "^components/patterns/" },
      to: { path: "^components/", pathNot: ["^components/patterns/"] },
    },
    only("db", "^lib/db/", ["^lib/(core|db)/", "^lib/env[.]ts$"]),
    only("adapters", "^lib/adapters/(?!index[.]ts)", ["^lib/(core|schemas|db)/", "^lib/adapters/"]),
    only("composition-root", "^lib/adapters/index[.]ts$", [
      "^lib/(core|adapters)/",
      "^lib/env[.]ts$",
      "^lib/services/_kit/ports[.]ts$",
    ]),
    {
      name: "port-door",
      severity: "error",
      from: { path: "^lib/adapters/([^/]+)/", pathNot: test },
      // What is kept at Upstash is kept in one Redis, whatever port it is behind.
      to: {
        path: "^lib/adapters/",
        pathNot: ["^lib/adapters/$1/", "^lib/adapters/component[.]ts$", "^lib/adapters/upstash/index[.]ts$"],
      },
    },
    only("services", "^lib/services/", ["^lib/(core|schemas|db|services)/", ports]),
    {
      name: "ports-only-by-the-kit",
      severity: "error",
      from: { path: "^lib/services/", pathNot: ["^lib/services/_kit/ports[.]ts$", test] },
      to: { path: "^lib/adapters/" },
    },
    {
      name: "service-door",
      severity: "error",
      from: { path: "^lib/services/([^/]+)/", pathNot: test },
      to: { path: "^lib/services/", pathNot: ["^lib/services/($1|_kit)/", "/index[.]ts$"] },
    },
    {
      name: "services-know-no-web",
      severity: "error",
      from: { path: "^lib/services/", pathNot: test },
      to: { path: "(^|node_modules/)(next|react|react-dom)(/|$)" },
    },
    only("http", "^lib/http/", [
      "^lib/(core|schemas|http)/",
      doors,
      "^lib/adapters/index[.]ts$",
      "^lib/env[.]ts$",
    ]),
    only("app", "^app/(?!api/inngest/)", [
      "^app/",
      "^components/",
      "^lib/(core|schemas|client|http)/",
      doors,
    ]),
    only("app-functions", "^app/api/inngest/", ["^inngest/endpoint[.]ts$", "^lib/http/index[.]ts$"]),
    only("inngest", "^inngest/", ["^inngest/", "^lib/(core|schemas)/", doors, "^lib/adapters/index[.]ts$"]),
    only("runtime", "^lib/runtime/", [
      "^lib/(core|schemas|runtime)/",
      "^inngest/",
      doors,
      "^lib/adapters/index[.]ts$",
      "^lib/(env|db/index)[.]ts$",
    ]),
    only("cli", "^lib/cli/", [
      "^lib/(core|schemas|cli|runtime)/",
      "^inngest/",
      doors,
      "^lib/adapters/index[.]ts$",
      "^lib/(env|db/index)[.]ts$",
    ]),
    fence("inngest", "^(inngest/|lib/adapters/events/|lib/runtime/|app/api/inngest/)"),
    fence("next-auth", "^(lib/http/auth/|app/api/auth/|lib/client/)"),
    fence("@prisma", "^lib/db/"),
    fence("pg", "^lib/(db|cli/(db-shell|backup))/"),
    fence("undici", "^lib/adapters/web-fetcher/"),
    fence("nodemailer", "^lib/adapters/mailer/"),
    fence("@ai-sdk/(openai|anthropic|google|mistral|cohere|openai-compatible)", "^lib/adapters/models/"),
    fence("@aws-sdk", "^lib/adapters/blob-store/s3/"),
    fence("stripe", "^lib/adapters/billing/stripe/"),
    fence("@pinecone-database", "^lib/adapters/search-index/pinecone/"),
    fence("@upstash/redis", "^lib/adapters/upstash/"),
    fence("pino", "^lib/adapters/logger[.]ts$"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/" },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: "scripts/cruise-resolve.cjs" },
  },
};
