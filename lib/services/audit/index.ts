import "server-only";

export { exportAudit } from "./export-audit";
export { listAudit, listSystemAudit } from "./list-audit";
export { verifyAudit, verifySystemAudit } from "./verify-audit";
