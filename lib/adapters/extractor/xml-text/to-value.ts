import type { Value } from "../data/value";
import { childrenOf, textOf, type XmlElement } from "../xml/parse-xml";
import { isAbout, localName } from "./names";

/** An element that holds a record as data: attributes and elements are fields, repeated elements a list. */
export function toValue(element: XmlElement): Value {
  const children = childrenOf(element);
  const fields = new Map<string, Value[]>();
  const add = (key: string, value: Value) => fields.set(key, [...(fields.get(key) ?? []), value]);
  for (const [key, value] of Object.entries(element.attribs)) if (!isAbout(key)) add(localName(key), value);
  if (children.length === 0) {
    const text = textOf(element).trim();
    if (fields.size === 0) return text;
    if (text !== "") add("text", text);
  }
  const lists = new Map<string, Value[]>();
  for (const child of children) {
    const name = localName(child.name);
    const list = lists.get(name) ?? [];
    if (list.length === 0) lists.set(name, list);
    list.push(toValue(child));
  }
  const [only] = lists.values();
  if (only && only.length > 1 && lists.size === 1 && fields.size === 0) return only;
  return Object.fromEntries(
    [...fields, ...lists].map(([key, values]) => [key, values.length > 1 ? values : (values[0] ?? "")]),
  );
}
