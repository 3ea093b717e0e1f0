import "server-only";

export { changeRole } from "./change-role";
export { countOwners } from "./count-owners";
export { leaveTenant } from "./leave-tenant";
export { listMembers } from "./list-members";
export { removeMember } from "./remove-member";
export { transferOwnership } from "./transfer-ownership";
