import { type ConnectionId, newId } from "@/lib/core/ids";
import { CreateConnectionBody } from "@/lib/schemas/connection";
import { actorId, type Ctx, command } from "../_kit";
import { assertAllowed } from "./assert-allowed";
import { placeOf, toConnectionDto } from "./connection-row";

type Prepared = { id: ConnectionId; sealed: string | null };

/** Keeps a provider's key for the team, encrypted; nobody gets to see it again. */
export const createConnection = command({
  name: "connection.create",
  permission: "connections:write",
  input: CreateConnectionBody,
  async prepare({ ctx, input: { baseUrl, secret } }): Promise<Prepared> {
    if (baseUrl) await assertAllowed(ctx, baseUrl);
    const id = newId("connection");
    return { id, sealed: secret ? seal(ctx, id, secret) : null };
  },
  async run({ tx, input: { name, provider, baseUrl = null }, prepared: { id, sealed } }) {
    const row = await tx.db.connection.create({
      data: {
        id,
        tenantId: tx.tenant.id,
        name,
        provider,
        baseUrl,
        secret: sealed,
        createdById: actorId(tx.actor),
      },
    });
    const dto = toConnectionDto(row);
    return { result: dto, audit: { targetId: id, after: dto } };
  },
  // The same key sealed twice looks different; the request is told by what is not secret in it.
  identity: ({ secret, ...rest }) => ({ ...rest, hasSecret: secret !== undefined }),
});

export function seal(ctx: Ctx, id: ConnectionId, secret: string): string {
  return ctx.ports.vault.seal(secret, placeOf(ctx.tenant.id, id));
}
