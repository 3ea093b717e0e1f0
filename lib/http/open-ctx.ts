import "server-only";
import { getDeployment, getLog, getPorts } from "@/lib/adapters";
import { newId } from "@/lib/core/ids";
import { readEnv } from "@/lib/env";
import type { OpenCtx } from "@/lib/services/_kit";
import { clientAddress } from "./client-address";

/** What is known of a request before anybody looked at its credentials. */
export function openCtx(headers: Headers): OpenCtx {
  const requestId = newId("request");
  const address = clientAddress(headers, readEnv().core.trustedProxies);
  return {
    ports: getPorts(),
    requestId,
    address,
    ...getDeployment(),
    log: getLog().child({ requestId }),
    now: () => new Date(),
  };
}
