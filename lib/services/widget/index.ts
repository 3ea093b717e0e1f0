import "server-only";

export { isHosted, isPaused, isPublished, isShownAt } from "./access";
export { chooseLanguage, dirOf } from "./choose-language";
export { findWidget, type WidgetBot } from "./find-widget";
export { limitCalls, limitQuestions } from "./limits";
export { inkOn, lookOf } from "./look";
export { pageOf } from "./page-of";
export { toConfig } from "./to-config";
export { toPanelConfig } from "./to-panel-config";
export { type Identity, verifyIdentity } from "./verify-identity";
export { serverWords } from "./words";
