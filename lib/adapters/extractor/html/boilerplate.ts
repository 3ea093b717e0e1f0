import { SILENT } from "./tags";
import { attribute, type Element, hasAttribute } from "./tree";

const LANDMARKS = new Set(["nav", "header", "footer", "aside"]);
const LANDMARK_ROLES = new Set(
  "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar".split(" "),
);
/** Parts of a page that are never its subject, by how they are commonly named. */
const NAMED = new RegExp(
  "(^|[\\s_-])(cookie-?(banner|bar|notice|consent|popup|message|law|modal|overlay)\\w*|cookies?-?consent\\w*|gdpr|" +
    "onetrust[\\w-]*|didomi[\\w-]*|usercentrics[\\w-]*|cybotcookiebotdialog|cc-(window|banner)|consent-?(banner|manager|popup)|" +
    "breadcrumbs?|skip-?(link|nav|to)[\\w-]*|(social|share)-?(links|buttons|bar|icons)|newsletter(-?(signup|form|box))?|" +
    "advert(isement)?s?|ad-?(banner|container|slot)|pagination|headerlink|anchor-?link|line-?(numbers?|nos?)|gutter|" +
    "linenos?|sr-only|visually-hidden|screen-reader-text|mw-editsection|noprint)($|[\\s_-])",
  "i",
);
const MAX_NAMED_SHARE = 0.3;
const HIDDEN_STYLE = /(display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Not shown to any reader. */
export function isInvisible(element: Element): boolean {
  if (SILENT.has(element.tagName)) return true;
  if (hasAttribute(element, "hidden") || attribute(element, "aria-hidden") === "true") return true;
  return HIDDEN_STYLE.test(attribute(element, "style"));
}

/**
 * Shown around the content. Inside the content headers, footers and asides belong to it; menus never do. A name alone
 * condemns only what is a small part of the page: class names mean different things to different people.
 */
export function isBoilerplate(element: Element, isInsideContent: boolean, shareOfPage: number): boolean {
  const role = attribute(element, "role");
  if (element.tagName === "nav" || role === "navigation" || role === "search") return true;
  if (!isInsideContent && (LANDMARKS.has(element.tagName) || LANDMARK_ROLES.has(role))) return true;
  if (shareOfPage > MAX_NAMED_SHARE) return false;
  return NAMED.test(attribute(element, "class")) || NAMED.test(attribute(element, "id"));
}

export function isContentRoot(element: Element): boolean {
  return element.tagName === "main" || element.tagName === "article" || attribute(element, "role") === "main";
}
