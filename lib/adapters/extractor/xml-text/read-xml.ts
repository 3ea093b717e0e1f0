import { isTag } from "domhandler";
import { writeData } from "../data/write-data";
import type { DocumentBuilder } from "../document/document-builder";
import { childrenOf, nodesOf, parseXml, type XmlElement } from "../xml/parse-xml";
import { localName, PARAGRAPHS } from "./names";
import { isFeed, readFeed } from "./read-feed";
import { toValue } from "./to-value";
import { isMixed, writeProse } from "./write-prose";

/** Writes what an XML file says: a feed item by item, a text as a text, anything else as data. */
export function readXml(bytes: Uint8Array, builder: DocumentBuilder): void {
  const [root] = childrenOf(parseXml(bytes));
  if (!root) throw new Error("There are no elements in this file.");
  if (isFeed(root)) readFeed(root, builder);
  else if (isProse(root)) writeProse(root, builder);
  else writeData({ [localName(root.name)]: toValue(root) }, builder);
}

function isProse(root: XmlElement): boolean {
  if (isMixed(root)) return true;
  for (const node of nodesOf(root)) {
    if (isTag(node) && (isMixed(node) || PARAGRAPHS.has(localName(node.name)))) return true;
  }
  return false;
}
