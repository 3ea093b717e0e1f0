import "server-only";

export { eraseQuotes } from "./erase-quotes";
export { forget } from "./forget";
export { findGone, keepQuotes } from "./keep-quotes";
