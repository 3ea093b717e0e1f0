import { newId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { functionsRoute } from "@/lib/http";
import { serveRoute } from "@/lib/testing/serve-route";
import { writeOutbox } from "@/lib/testing/write-outbox";
import { createInngestEvents } from "..";
import type { Endpoint } from "../endpoint";

/** Where an Inngest server is, and what it takes. */
export type Server = { url: string; eventKey: string; signingKey: string };

/** An app of its own on loopback, with /api/inngest as the product has it, that has its functions called by `server`. */
export async function serveApp({ url: baseUrl, eventKey, signingKey }: Server) {
  let endpoint: Endpoint | null = null;
  const handle = functionsRoute(() => endpoint);
  const app = await serveRoute({ GET: handle, POST: handle, PUT: handle });
  const settings = { baseUrl, eventKey, signingKey, signingKeyFallback: null, serveOrigin: app.url };
  const events = createInngestEvents(settings, { log: SILENT });
  return {
    events,
    close: app.close,
    /** @throws Error when the server does not take the functions */
    async begin(functions: Parameters<typeof events.createEndpoint>[0]) {
      endpoint = events.createEndpoint(functions);
      if (!(await events.register(endpoint))) throw new Error("the functions were not taken");
    },
    async send(name: string, ...data: { id?: string; [key: string]: unknown }[]) {
      const rows = (data.length > 0 ? data : [{}]).map(({ id, ...rest }) => ({
        id: id ?? newId("outbox"),
        name,
        data: { tenantId: "ten_test", ...rest },
      }));
      await writeOutbox(rows);
      await events.port.publish(rows);
    },
  };
}
