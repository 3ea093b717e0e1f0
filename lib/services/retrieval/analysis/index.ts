export { ANALYSIS_VERSION, analyze, analyzeQuery } from "./analyze";
export { detectLanguage } from "./detect-language";
export { identityOf } from "./identity";
