import { z } from "zod";
import { IsoTime, PageQuery, term } from "./common";

export const AuditEventDto = z.object({
  id: z.string(),
  /** The place in the tenant's log, from 1 and without gaps. */
  seq: z.number(),
  at: IsoTime,
  actor: z.object({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  action: z.string(),
  targetId: z.string().nullable(),
  /** The name that a person or team has now; what else was acted on is told by `before` and `after`. */
  targetName: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  address: z.string().nullable(),
  requestId: z.string(),
});
export type AuditEventDto = z.infer<typeof AuditEventDto>;

const filters = {
  actorId: term(100).optional(),
  /** The whole action (`bot.create`) or its entity (`bot`). */
  action: term(100).optional(),
  targetId: term(100).optional(),
  from: IsoTime.optional(),
  to: IsoTime.optional(),
};

export const AuditFilter = z.strictObject(filters);
export type AuditFilter = z.output<typeof AuditFilter>;
export const ListAuditQuery = PageQuery.extend(filters);

export const AuditVerificationDto = z.object({
  events: z.number(),
  isIntact: z.boolean(),
  /** The first place where the chain does not hold. */
  brokenAt: z.number().nullable(),
});
