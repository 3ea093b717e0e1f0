import { newId, type TenantId, type UserId } from "@/lib/core/ids";
import { slugify } from "@/lib/core/slug";
import type { Db } from "@/lib/db";
import type { PlanId } from "@/lib/schemas/plans";

export type NewTenant = { id: TenantId; slug: string; name: string; plan: string; createdAt: Date };

/** A tenant with its owner. `slug` is asked for or made from the name; one that is taken gets a number. */
export async function createTenant(
  db: Db,
  input: { name: string; slug?: string; ownerId: UserId; plan: PlanId },
): Promise<NewTenant> {
  const id = newId("tenant");
  const wanted = input.slug ?? slugify(input.name, "team");
  const tenant = await insert(db, wanted, { id, name: input.name, plan: input.plan });
  await db.membership.create({ data: { tenantId: id, userId: input.ownerId, role: "owner" } });
  return { ...tenant, id };
}

/** Of two teams of one name that are made at once, the second waits for the first, and takes the next number. */
async function insert(db: Db, wanted: string, data: { id: TenantId; name: string; plan: PlanId }) {
  for (;;) {
    const slug = await freeSlug(db, wanted);
    const rows = await db.tenant.createManyAndReturn({ data: { ...data, slug }, skipDuplicates: true });
    if (rows[0]) return rows[0];
  }
}

async function freeSlug(db: Db, wanted: string): Promise<string> {
  const taken = await db.tenant.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } });
  const slugs = new Set(taken.map((tenant) => tenant.slug));
  if (!slugs.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!slugs.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
