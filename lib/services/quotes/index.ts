import "server-only";

export { eraseQuotes } from "./erase-quotes";
export { eraseResults } from "./erase-results";
export { forget } from "./forget";
export { findGone, keepQuotes } from "./keep-quotes";
