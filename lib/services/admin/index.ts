import "server-only";

export { listAllJobs } from "./admin-jobs";
export { changeTenant, listTenants, resumeTenant, suspendTenant } from "./admin-tenants";
export { changeUser, listUsers } from "./admin-users";
export { dropSecondFactor, makeOperator } from "./at-the-terminal";
export { getStatistics } from "./statistics";
