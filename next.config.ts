import type { NextConfig } from "next";

// What every answer carries, pages and files alike; pages add their policy with a nonce in proxy.ts.
const HEADERS = [
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
  // Native or with files of their own beside them: they stay where they were installed.
  serverExternalPackages: ["@node-rs/argon2", "inngest", "nodemailer", "pg", "pino", "undici"],
  images: { unoptimized: true },
  // `npm run verify` checks the types, with a quicker compiler than the build would.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/:path*", headers: HEADERS }],
};

export default config;
