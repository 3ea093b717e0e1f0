import { isBoilerplate, isContentRoot, isInvisible } from "./boilerplate";
import { attribute, type Element, walk } from "./tree";

/** What to write of a page: the element it is in, and which elements below it to pass over. */
export type Content = { root: Element; isSkipped(element: Element): boolean };

/** A part named as the content is believed when it has this many letters, or this share of the page. */
const ENOUGH_LETTERS = 500;
const ENOUGH_SHARE = 0.2;
/** With less than this the page was stripped too far, and all that is visible counts. */
const TOO_FEW_LETTERS = 200;
const TOO_SMALL_SHARE = 0.1;

/** Finds the article in a page. When in doubt it keeps too much: text that is dropped can never be found again. */
export function findContent(body: Element): Content {
  const sizes = measure(body, isInvisible);
  const total = sizes.get(body) ?? 0;
  const isEnough = (letters: number) => letters >= ENOUGH_LETTERS || letters >= total * ENOUGH_SHARE;
  const cleaned = (root: Element): Content => ({ root, isSkipped: skipsBoilerplate(root, sizes, total) });
  const named = namedContent(body).filter((element) => isEnough(sizes.get(element) ?? 0));
  for (const content of [...(named[0] ? [cleaned(named[0])] : []), cleaned(body)]) {
    const kept = measure(content.root, content.isSkipped).get(content.root) ?? 0;
    if (kept >= TOO_FEW_LETTERS || kept >= total * TOO_SMALL_SHARE) return content;
  }
  return { root: body, isSkipped: isInvisible };
}

/** The page's only `main`, else its only outermost article. */
function namedContent(body: Element): Element[] {
  const mains: Element[] = [];
  const articles: Element[] = [];
  walk(body, {
    enter(element) {
      if (element.tagName === "main" || attribute(element, "role") === "main") mains.push(element);
      else if (element.tagName === "article") articles.push(element);
      else return !isInvisible(element);
      return element.tagName !== "article";
    },
  });
  return mains.length > 0 ? mains.slice(0, 1) : articles.length === 1 ? articles : [];
}

/** For walks in document order: what is known of an element's parent is known already. */
function skipsBoilerplate(root: Element, sizes: ReadonlyMap<Element, number>, total: number) {
  const insideContent = new WeakMap<object, boolean>([[root, root.tagName !== "body"]]);
  return (element: Element): boolean => {
    const parent = element.parentNode;
    const isInside = parent !== null && insideContent.get(parent) === true;
    insideContent.set(element, isInside || isContentRoot(element));
    if (isInvisible(element)) return true;
    const share = total === 0 ? 0 : (sizes.get(element) ?? 0) / total;
    return isBoilerplate(element, isInside, share);
  };
}

/** How many characters besides white space each element below `root` holds, without what is skipped. */
function measure(root: Element, isSkipped: (element: Element) => boolean): Map<Element, number> {
  const sizes = new Map<Element, number>();
  const before: number[] = [];
  let letters = 0;
  walk(root, {
    text(value) {
      letters += value.replace(/\s+/g, "").length;
    },
    enter(element) {
      if (isSkipped(element)) return false;
      before.push(letters);
      return true;
    },
    leave(element) {
      sizes.set(element, letters - (before.pop() ?? 0));
    },
  });
  return sizes.set(root, letters);
}
