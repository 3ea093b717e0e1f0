import "server-only";

export type { Audit } from "./audit";
export { authorize } from "./authorize";
export { command } from "./command";
export {
  type Actor,
  actorId,
  type Ctx,
  type OpenCtx,
  reachableBots,
  type TenantContext,
  type Tx,
  withActor,
} from "./ctx";
export { modelError } from "./model-error";
export type { Operation, OperationMeta } from "./operation";
export type * from "./ports";
export { query, read } from "./query";
export { workflow } from "./workflow";
