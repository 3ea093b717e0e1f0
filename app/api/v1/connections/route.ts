import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { ConnectionDto, CreateConnectionBody, ListConnectionsQuery } from "@/lib/schemas/connection";
import { createConnection, listConnections } from "@/lib/services/connections";

export const GET = route({
  summary: "List the team's accounts with providers of models; keys are never shown",
  query: ListConnectionsQuery,
  response: pageOf(ConnectionDto),
  operation: listConnections,
});

export const POST = route({
  summary: "Keep a provider's key, encrypted",
  body: CreateConnectionBody,
  response: ConnectionDto,
  status: 201,
  operation: createConnection,
});
