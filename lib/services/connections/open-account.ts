import { throughCircuit } from "@/lib/core/circuit";
import type { AccountModels, Ctx, SealedConnection } from "../_kit";
import { openKey } from "./connection-row";

/**
 * Every call of its models goes out by the guarded way, wherever the connection says that its server is, and spares one
 * that is down.
 */
export function openAccount(ctx: Ctx, connection: SealedConnection): AccountModels {
  const { provider, baseUrl } = connection;
  const { fetcher } = ctx.ports;
  const apiKey = openKey(ctx, connection);
  const request = (url: unknown, init: RequestInit = {}) => fetcher.request(String(url), init);
  return ctx.ports.models.of({ provider, apiKey, baseUrl, fetch: throughCircuit(connection.id, request) });
}
