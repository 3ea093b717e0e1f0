import "server-only";

export { isHosted, isPaused, isPublished, isShownAt } from "./access";
export { chooseLanguage, dirOf } from "./choose-language";
export { eraseVisitor } from "./erase-visitor";
export { findWidget, type WidgetBot } from "./find-widget";
export { getHasLead, getHistory } from "./history";
export { limitCalls, limitQuestions } from "./limits";
export {
  findLogo,
  getLogo,
  getWidgetAssets,
  type Logo,
  MOST_LOGO_BYTES,
  removeLogo,
  setLogo,
} from "./logo";
export { lookOf } from "./look";
export { pageOf } from "./page-of";
export { previewWidget } from "./preview-widget";
export { toVisitorCitation } from "./public-answer";
export { renewVisitorSecret } from "./renew-visitor-secret";
export { PICTURE_TYPES } from "./sniff-picture";
export { toConfig } from "./to-config";
export { toPanelConfig } from "./to-panel-config";
export { type Identity, verifyIdentity } from "./verify-identity";
export { serverWords } from "./words";
