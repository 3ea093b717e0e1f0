import { type Options, selectAll } from "css-select";
import type { Selection } from "../port";
import { attribute, type Element, hasAttribute, isElement, type Node, textOf } from "./tree";

type Chosen = {
  /** Whether `keep` selects anything: a page where it does not is read as if nobody had said it. */
  isKept: boolean;
  isLeftOut(element: Element): boolean;
};

/** What a selection means for one page. */
export function select(body: Element, { keep, drop }: Selection): Chosen {
  const dropped = findAll(body, drop);
  const kept = findAll(body, keep);
  const around = new Set<object>();
  for (const element of kept) {
    for (let up = element.parentNode; up && !around.has(up); up = "parentNode" in up ? up.parentNode : null)
      around.add(up);
  }
  const isInside = insideOf(kept);
  const isKept = kept.size > 0;
  return {
    isKept,
    isLeftOut: (element) =>
      dropped.has(element) || (isKept && !around.has(element) && !kept.has(element) && !isInside(element)),
  };
}

function findAll(body: Element, selectors: readonly string[]): Set<Element> {
  if (selectors.length === 0) return new Set();
  return new Set(selectAll(selectors.join(", "), [body], { adapter: ADAPTER }));
}

/** Whether an element stands in one of these; what was found for its parents is remembered. */
function insideOf(elements: ReadonlySet<Element>) {
  const known = new WeakMap<object, boolean>();
  return (element: Element): boolean => {
    const path: Element[] = [];
    let found = false;
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const before = known.get(at);
      if (elements.has(at) || before !== undefined) {
        found = elements.has(at) || before === true;
        break;
      }
      path.push(at);
    }
    for (const passed of path) known.set(passed, found);
    return found;
  };
}

function parentOf({ parentNode }: Element): Element | null {
  return parentNode && "tagName" in parentNode ? parentNode : null;
}

const childrenOf = (node: Node): Node[] => ("childNodes" in node ? node.childNodes : []);

/** The tree that parse5 makes, as css-select looks at it. */
const ADAPTER: NonNullable<Options<Node, Element>["adapter"]> = {
  isTag: (node): node is Element => isElement(node),
  getAttributeValue: (element, name) => (hasAttribute(element, name) ? attribute(element, name) : undefined),
  getChildren: childrenOf,
  getName: ({ tagName }) => tagName,
  getParent: (element) => parentOf(element),
  getSiblings: (node) => ("parentNode" in node && node.parentNode ? node.parentNode.childNodes : [node]),
  getText: (node) => (isElement(node) ? textOf(node) : "value" in node ? node.value : ""),
  hasAttrib: hasAttribute,
  removeSubsets: (nodes) => nodes,
};
