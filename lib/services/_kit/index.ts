import "server-only";

export { type Audit, recordEvent } from "./audit";
export { authorize } from "./authorize";
export { command, type Outcome } from "./command";
export {
  type Actor,
  actorId,
  type Ctx,
  type OpenCtx,
  type PersonCtx,
  type PlainTx,
  reachableBots,
  type SealedConnection,
  type TenantContext,
  type TenantEmbedding,
  type Tx,
  withActor,
} from "./ctx";
export { limit } from "./limit";
export { modelError } from "./model-error";
export type { Operation, OperationMeta } from "./operation";
export type * from "./ports";
export { plainly, query, read } from "./query";
export * from "./quota";
export { secretPlace } from "./secret-place";
export { assertMayAdd, isAddingBlocked } from "./standing";
export {
  assertOperator,
  operatorCommand,
  personCommand,
  recordPersonEvent,
  type SystemTx,
} from "./system-command";
export { TENANT_COLUMNS, type TenantRow, toTenant } from "./tenant-row";
export { hashSecret, mintSecret, tenantOfSecret } from "./tenant-secret";
export { workflow } from "./workflow";
