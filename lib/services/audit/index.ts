import "server-only";

export { exportAudit } from "./export-audit";
export { listAudit } from "./list-audit";
export { verifyAudit } from "./verify-audit";
