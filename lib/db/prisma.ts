import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { singleton } from "@/lib/core/singleton";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";

/** Not exported from lib/db: queries outside of a transaction of `inTenant` or `asSystem` see nothing. */
export function prisma(): PrismaClient {
  return singleton("db.prisma", () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}
