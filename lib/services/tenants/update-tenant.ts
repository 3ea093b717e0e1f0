import type { z } from "zod";
import { type TenantDto, UpdateTenantBody } from "@/lib/schemas/tenant";
import { command } from "../_kit";
import { toTenantDto } from "./tenant-dto";

export const updateTenant = command({
  name: "tenant.update",
  permission: "tenant:write",
  input: UpdateTenantBody,
  async run({ tx, input }) {
    const row = await tx.db.tenant.update({ where: { id: tx.tenant.id }, data: input });
    const result: z.infer<typeof TenantDto> = toTenantDto(row);
    return { result, audit: { targetId: row.id, before: { name: tx.tenant.name }, after: input } };
  },
});
