import { parseFragment } from "parse5";
import { type ComponentType, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Markdown } from "../markdown";

export type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };
type Node = {
  nodeName: string;
  tagName?: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
};

const Mark: ComponentType<{ number: number }> = ({ number }) => createElement("cite", {}, number);

/** What a browser would make of the text: the elements, read back from the HTML. */
export function render(text: string): Element {
  const html = renderToStaticMarkup(createElement(Markdown, { text, mark: Mark }));
  return toElement(parseFragment(html) as Node);
}

export function all(element: Element): Element[] {
  return [element, ...element.children.flatMap(all)];
}

export function named(element: Element, name: string): Element[] {
  return all(element).filter((one) => one.name === name);
}

function toElement(node: Node): Element {
  const nodes = node.childNodes ?? [];
  return {
    name: node.tagName ?? node.nodeName,
    attributes: Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value])),
    text: textOf(node),
    children: nodes.filter(({ tagName }) => tagName !== undefined).map(toElement),
  };
}

function textOf(node: Node): string {
  return node.value ?? (node.childNodes ?? []).map(textOf).join("");
}
