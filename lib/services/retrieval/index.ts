import "server-only";

export { ANALYSIS_VERSION, analyze, analyzeQuery, detectLanguage, identityOf } from "./analysis";
export { readAskedBot } from "./asked-bot";
export { DEFAULT_THRESHOLD, UNSURE_MARGIN } from "./confidence";
export { confirm } from "./confirm";
export { narrow } from "./filter";
export type { Passage } from "./passage";
export { type Retrieval, retrieve } from "./retrieve";
export type { Scope } from "./scope";
export { search, toResult } from "./search";
export { startTimings } from "./timings";
