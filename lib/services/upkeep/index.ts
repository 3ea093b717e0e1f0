import "server-only";

export { type Examination, examine, type Finding } from "./doctor";
export { eraseForgottenBots } from "./erase-forgotten-bots";
export { sweep } from "./sweep";
