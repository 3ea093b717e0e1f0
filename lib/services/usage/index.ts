import "server-only";

export { getUsage, readQuotas } from "./get-usage";
export { sweepUsage } from "./sweep-usage";
export { tellThreshold } from "./tell-threshold";
