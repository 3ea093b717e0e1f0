import type { NextConfig } from "next";

// What every answer carries, pages and files alike; pages add their policy with a nonce in proxy.ts.
const HEADERS = [
  { key: "content-security-policy", value: "object-src 'none'; base-uri 'none'; frame-ancestors 'none'" },
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "strict-transport-security", value: "max-age=31536000; includeSubDomains" },
];

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
    "@marcbachmann/cel-js",
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
  headers: async () => [{ source: "/:path*", headers: HEADERS }],
};

export default config;
