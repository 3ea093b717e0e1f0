import type { DefaultTreeAdapterTypes } from "parse5";

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

export type Visitor = {
  text?(value: string): void;
  /** Answers false to pass over what is inside; `leave` is then not called. */
  enter?(element: Element): boolean | undefined;
  leave?(element: Element): void;
};

/** Walks in document order with a stack of its own: pages nest deeper than calls can. */
export function walk(root: Parent, visitor: Visitor): void {
  const open: { parent: Parent; next: number }[] = [{ parent: root, next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.parent.childNodes[top.next++];
    if (!node) {
      open.pop();
      if (open.length > 0 && isElement(top.parent)) visitor.leave?.(top.parent);
    } else if (node.nodeName === "#text" && "value" in node) {
      visitor.text?.(node.value);
    } else if (isElement(node) && visitor.enter?.(node) !== false) {
      open.push({ parent: node, next: 0 });
    }
  }
}

export function isElement(node: Node | Parent): node is Element {
  return "tagName" in node;
}

/** An attribute's value; empty when it is not there. */
export function attribute(element: Element, name: string): string {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? "";
}

export function hasAttribute(element: Element, name: string): boolean {
  return element.attrs.some((candidate) => candidate.name === name);
}

/** All text inside, as it is written. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  walk(element, {
    text: (value) => {
      parts.push(value);
    },
    enter: (child) => {
      if (child.tagName === "br") parts.push("\n");
      return true;
    },
  });
  return parts.join("");
}
