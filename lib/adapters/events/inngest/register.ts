import { createHmac } from "node:crypto";
import { type Endpoint, PATH } from "./endpoint";

/** What the SDK says when Inngest took them; every other sentence is a refusal, whatever its status. */
const TAKEN = "Successfully registered";

/**
 * Lets the SDK tell Inngest which functions there are, and where. Whoever asks it to has to sign, as Inngest does: nobody
 * else shall make this deployment send anything. The signature is that of an empty body.
 * @returns what Inngest said against it; null when it took them
 */
export async function register(
  endpoint: Endpoint,
  { signingKey, serveOrigin }: { signingKey: string; serveOrigin: string },
): Promise<string | null> {
  const time = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", signingKey.replace(/^signkey-\w+-/, ""))
    .update(time)
    .digest("hex");
  const response = await endpoint(
    new Request(`${serveOrigin}${PATH}`, {
      method: "PUT",
      headers: { host: new URL(serveOrigin).host, "x-inngest-signature": `t=${time}&s=${signature}` },
    }),
  );
  const { message } = (await response.json()) as { message?: string };
  return response.status < 300 && message === TAKEN ? null : (message ?? `status ${response.status}`);
}
