import "server-only";

export { createExtractorPool, type ExtractorPoolOptions } from "./extractor-pool";
export { DEFAULT_LIMITS, type ExtractorLimits } from "./limits";
