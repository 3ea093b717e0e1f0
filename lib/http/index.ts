import "server-only";

export { addSourceFrom } from "./add-source";
export { billingWebhook } from "./billing-webhook";
export { answerResponse } from "./chat-response";
export { fileResponse, linesResponse } from "./file-response";
export { functionsRoute } from "./functions-route";
export { alive, components, ready } from "./health";
export { type FilePart, readMultipart } from "./multipart";
export { openApi } from "./openapi-route";
export {
  getOperator,
  getPageCtx,
  getPersonCtx,
  getReturnPath,
  getSignedIn,
  isMailReal,
  isSignUpOpen,
  isSingleUser,
  orNotFound,
  type PageCtx,
  signInProviders,
  signUpMode,
} from "./page-ctx";
export { personRoute } from "./person-route";
export { publicRoute } from "./public-route";
export { readBytes, readCsv } from "./read-body";
export { renderError, renderJson } from "./render";
export { customRoute, type RouteHandler, type RouteMeta, route } from "./route";
export { unknownRoute } from "./unknown-route";
export { becomeVisitor, launchToken, previewToken } from "./widget/become-visitor";
export { logoRoute, pictureResponse } from "./widget/logo-route";
export { embedRoute, hostedRoute } from "./widget/panel-routes";
export { sitePreflight, siteRoute } from "./widget/site-route";
export { streamProbeRoute } from "./widget/stream-probe-route";
export { visitorAnswer } from "./widget/visitor-answer";
export { customVisitorRoute, visitorRoute } from "./widget/visitor-route";
