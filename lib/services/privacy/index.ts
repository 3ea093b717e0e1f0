import "server-only";

export { eraseMe } from "./erase-me";
export { clearTenant, closeErasure, eraseTenant } from "./erase-tenant";
export { expireExport, failExport, listExports, makeExport, openExport, requestExport } from "./exports";
export { getReceipt } from "./receipts";
export { applyRetention } from "./retention";
