import "server-only";

export type { BillingStatus } from "../_kit";
export { cancelPlan, changePlan, openPortal, resumePlan, startCheckout } from "./buy";
export { endForErased } from "./end-for-erased";
export { findBilling, getBilling } from "./get-billing";
export { findInvoices, listInvoices } from "./list-invoices";
export { listParked } from "./list-parked";
export { receiveEvent } from "./receive-event";
export { type Reconciled, reconcileBilling } from "./reconcile";
export { planByAccount, syncAccount } from "./sync-account";
