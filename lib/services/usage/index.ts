import "server-only";

export { getUsage } from "./get-usage";
export { keptDays } from "./kept-days";
export { listNotices } from "./list-notices";
export { sweepUsage } from "./sweep-usage";
export { tellThreshold } from "./tell-threshold";
