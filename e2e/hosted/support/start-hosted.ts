import { randomBytes } from "node:crypto";
import { makeFolder } from "../../product/support/machine";
import { startProduct } from "../../support/start-product";
import { startServices } from "./services";

/** Starts the services, and the product with nothing of its own but the folder it works in. */
export default async function startHosted(): Promise<() => Promise<void>> {
  const folder = makeFolder();
  const services = await startServices(folder);
  process.env.E2E_CONTROL = services.controlUrl;
  const stop = await startProduct(folder, {
    ...services.environment,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEYS: `1:${randomBytes(32).toString("base64")}`,
    DEFAULT_PLAN: "free",
  });
  return async () => {
    await services.stop();
    await stop();
  };
}
