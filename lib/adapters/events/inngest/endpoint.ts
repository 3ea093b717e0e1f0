import type { Inngest } from "inngest";
import { serve } from "inngest/next";
// By its file: the command line runs under plain Node, which finds no other.
import { NextRequest } from "next/server.js";
import type { AnyFunction } from "../embedded/types";

/** The SDK's own handler of calls, and of questions about what there is; it takes only what is signed. */
export type Endpoint = (request: Request) => Promise<Response>;

export const PATH = "/api/inngest";

export function createEndpoint(
  client: Inngest,
  functions: readonly AnyFunction[],
  serveOrigin: string,
): Endpoint {
  // By default anybody may have the functions registered anew; here that has to be signed, too.
  const handle = serve({ client, functions, serveOrigin, servePath: PATH, enableUnauthedSync: false });
  return (request) => handle(new NextRequest(request), undefined);
}
