import { AppError } from "@/lib/core/errors";
import { asSystem, type Db, inTenant } from "@/lib/db";
import type { Manifest, Namespace } from "./manifest";
import { type Part, TERMS } from "./records";
import type { PineconeSettings } from "./settings";

const SHARED = "shared";
const LOCK = 0x70_69_6e_65; // "pine"

type Limits = Pick<PineconeSettings, "namespaceLimit" | "sharesNamespace" | "sparseHost">;

/**
 * Where a part of a tenant's index stands, reserved the first time. Each part has a namespace of its own as long as the plan
 * allows one more; from then on new ones are refused, or share the one that is kept free for that when the operator said so.
 * @param dimensions of the space's vectors; null for terms
 * @throws AppError index_capacity
 */
export async function reserveNamespace(
  manifest: Manifest,
  part: Part,
  { dimensions, ...limits }: Limits & { dimensions: number | null },
): Promise<Namespace> {
  const { tenantId, key } = manifest;
  const known = await findNamespace(manifest, part);
  if (known) return known;
  return asSystem("index-capacity", async (db) => {
    // Two tenants that begin at once must not both be given the last one.
    await db.$executeRaw`select pg_advisory_xact_lock(${LOCK})`;
    const reserved = await select(db, manifest, part);
    if (reserved) return reserved;
    const name = await nextName(db, manifest, part, limits);
    await db.$executeRaw`
      insert into "PineconeNamespace" ("tenantId", "index", space, name, dimensions)
      values (${tenantId}, ${key}, ${part}, ${name}, ${dimensions})`;
    return { part, name, dimensions };
  });
}

export function findNamespace(manifest: Manifest, part: Part): Promise<Namespace | null> {
  return inTenant(manifest.tenantId, (db) => select(db, manifest, part));
}

async function select(db: Db, { tenantId, key }: Manifest, part: Part): Promise<Namespace | null> {
  const [found] = await db.$queryRaw<Namespace[]>`
    select space as part, name, dimensions from "PineconeNamespace"
    where "tenantId" = ${tenantId} and "index" = ${key} and space = ${part}`;
  return found ?? null;
}

export const isShared = ({ name }: Pick<Namespace, "name">): boolean => name === SHARED;

async function nextName(db: Db, { tenantId, key }: Manifest, part: Part, limits: Limits): Promise<string> {
  const { namespaceLimit, sharesNamespace, sparseHost } = limits;
  // With two indexes each has namespaces of its own: of terms in one, of vectors in the other.
  const [row] = await db.$queryRaw<{ used: number }[]>`
    select count(distinct name)::int as used from "PineconeNamespace"
    where "index" = ${key} and name <> ${SHARED}
      and (${sparseHost === null} or (space = ${TERMS}) = ${part === TERMS})`;
  const used = row?.used ?? 0;
  if (used < namespaceLimit - (sharesNamespace ? 1 : 0)) return `${tenantId}.${part}`;
  if (sharesNamespace) return SHARED;
  throw new AppError(
    "index_capacity",
    `The search index has no room for another team: all ${namespaceLimit} namespaces of its Pinecone index are taken. Move to a Pinecone plan with more of them and raise PINECONE_NAMESPACE_LIMIT, or set PINECONE_SHARED_NAMESPACE=1, which isolates new teams less.`,
  );
}
