import { type ChildProcess, spawn } from "node:child_process";
import { discard, makeFolder } from "../product/support/machine";
import { CLIENT, startIssuer } from "./issuer";
import { OWNER, TENANT } from "./people";

const PORT = 3210;
export const PRODUCT_URL = `http://127.0.0.1:${PORT}`;
const READY_WITHIN_MS = 300_000;

/** Starts the product as `npm start` does, on data of its own, and ends it after the tests. */
export default function startEmbedded(): Promise<() => Promise<void>> {
  return startProduct(makeFolder(), {});
}

/** @param services where the product finds what it does not have with it */
export async function startProduct(
  folder: string,
  services: Record<string, string>,
): Promise<() => Promise<void>> {
  const url = PRODUCT_URL;
  process.env.E2E_URL = url;
  process.env.E2E_DATA = folder;
  const issuer = await startIssuer();
  const product = spawn(process.execPath, ["scripts/launch.mjs"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: folder,
      PORT: String(PORT),
      ADMIN_EMAIL: OWNER.email,
      ADMIN_PASSWORD: OWNER.password,
      ADMIN_NAME: OWNER.name,
      DEFAULT_TENANT_NAME: TENANT.name,
      DEFAULT_TENANT_SLUG: TENANT.slug,
      FETCH_ALLOW_CIDRS: "127.0.0.1/32",
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: "Google",
      ...services,
    },
  });
  await untilReady(product, url);
  return async () => {
    const ended = new Promise((resolve) => product.once("exit", resolve));
    product.kill("SIGTERM");
    await ended;
    await issuer.stop();
    discard(folder);
  };
}

async function untilReady(product: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (product.exitCode !== null)
      throw new Error(`The product ended with code ${product.exitCode} before it was ready.`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error("The product was not ready in time.");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
