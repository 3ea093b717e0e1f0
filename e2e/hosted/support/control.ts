import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StripeDouble } from "@/lib/testing/stripe-double";

/** Tests run in another process than the doubles: `POST /advance?days=15` lets time pass at the payment service. */
export async function startControl(stripe: StripeDouble): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://control");
    await stripe.advance(Number(searchParams.get("days")));
    response.end("advanced");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
