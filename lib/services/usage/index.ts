import "server-only";

export { getUsage } from "./get-usage";
export { listNotices } from "./list-notices";
export { sweepUsage } from "./sweep-usage";
export { tellThreshold } from "./tell-threshold";
