import type { NextConfig } from "next";

// What every answer carries, pages and files alike.
const HEADERS = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "strict-transport-security", value: "max-age=31536000; includeSubDomains" },
];

// These stand above what a route itself says. Pages get theirs, with a nonce, in proxy.ts.
const policy = (value: string) => [{ key: "content-security-policy", value }];
const OF_FILES = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
/** Nothing that the API gives out is a page, documents of users least of all. */
const OF_API = `default-src 'none'; ${OF_FILES}; sandbox`;

const OF_ANY_SITE = { key: "cross-origin-resource-policy", value: "cross-origin" };

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // Loaded from where they were installed, once for all routes: the bundler would put a copy into the bundle of each.
  serverExternalPackages: [
    "@ai-sdk/anthropic",
    "@ai-sdk/google",
    "@ai-sdk/openai",
    "@ai-sdk/openai-compatible",
    "@aws-sdk/client-s3",
    "@marcbachmann/cel-js",
    "@pinecone-database/pinecone",
    "@node-rs/argon2",
    "@orama/stemmers",
    "ai",
    "busboy",
    "cron-parser",
    "inngest",
    "ipaddr.js",
    "jose",
    "nodemailer",
    "pg",
    "pino",
    "undici",
    "zod",
  ],
  images: { unoptimized: true },
  // `npm run verify` checks the types, with a quicker compiler than the build would.
  typescript: { ignoreBuildErrors: true },
  // Browsers ask for it whatever the page says.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/favicon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: HEADERS },
    // The documents of the widget say by themselves who may frame them: their route handlers know each bot's sites.
    { source: "/((?!api/|embed/|c/).*)", headers: policy(OF_FILES) },
    { source: "/api/:path*", headers: policy(OF_API) },
    // Pages of other sites load it, also those that let in only what says that it may be.
    // With CORS, their tag may carry the hash of what it expects.
    {
      source: "/widget.js",
      headers: [
        OF_ANY_SITE,
        { key: "access-control-allow-origin", value: "*" },
        { key: "cache-control", value: "public, max-age=300" },
      ],
    },
    { source: "/embed/:path*", headers: [OF_ANY_SITE] },
    // The name of a panel's script holds the hash of what is in it.
    {
      source: "/widget/:path*",
      headers: [{ key: "cache-control", value: "public, max-age=31536000, immutable" }],
    },
  ],
};

export default config;
