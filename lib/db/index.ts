import "server-only";

export { closeDatabase } from "./close";
export { Prisma } from "./generated/client";
export { openSession, type Session } from "./listen";
export type { PoolClient } from "./pool";
export { readOnce, readOnceAsSystem } from "./read-once";
export {
  asSystem,
  asSystemSql,
  type Db,
  inTenant,
  inTenantSql,
  type PlainDb,
  type SystemReason,
} from "./transactions";
